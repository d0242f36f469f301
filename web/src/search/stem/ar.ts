// Made from github.com/blevesearch/snowballstem by go test ./internal/search/lang -update.
// Copyright (c) 2001, Dr Martin Porter; BSD licence.

import { Env, among, stemmer } from "./env";

const A_0 = among([
 ["\u0640", 2],
 ["\u064B", 1],
 ["\u064C", 1],
 ["\u064D", 1],
 ["\u064E", 1],
 ["\u064F", 1],
 ["\u0650", 1],
 ["\u0651", 1],
 ["\u0652", 1],
 ["\u0660", 3],
 ["\u0661", 4],
 ["\u0662", 5],
 ["\u0663", 6],
 ["\u0664", 7],
 ["\u0665", 8],
 ["\u0666", 9],
 ["\u0667", 10],
 ["\u0668", 11],
 ["\u0669", 12],
 ["\uFE80", 13],
 ["\uFE81", 17],
 ["\uFE82", 17],
 ["\uFE83", 14],
 ["\uFE84", 14],
 ["\uFE85", 18],
 ["\uFE86", 18],
 ["\uFE87", 15],
 ["\uFE88", 15],
 ["\uFE89", 16],
 ["\uFE8A", 16],
 ["\uFE8B", 16],
 ["\uFE8C", 16],
 ["\uFE8D", 19],
 ["\uFE8E", 19],
 ["\uFE8F", 20],
 ["\uFE90", 20],
 ["\uFE91", 20],
 ["\uFE92", 20],
 ["\uFE93", 21],
 ["\uFE94", 21],
 ["\uFE95", 22],
 ["\uFE96", 22],
 ["\uFE97", 22],
 ["\uFE98", 22],
 ["\uFE99", 23],
 ["\uFE9A", 23],
 ["\uFE9B", 23],
 ["\uFE9C", 23],
 ["\uFE9D", 24],
 ["\uFE9E", 24],
 ["\uFE9F", 24],
 ["\uFEA0", 24],
 ["\uFEA1", 25],
 ["\uFEA2", 25],
 ["\uFEA3", 25],
 ["\uFEA4", 25],
 ["\uFEA5", 26],
 ["\uFEA6", 26],
 ["\uFEA7", 26],
 ["\uFEA8", 26],
 ["\uFEA9", 27],
 ["\uFEAA", 27],
 ["\uFEAB", 28],
 ["\uFEAC", 28],
 ["\uFEAD", 29],
 ["\uFEAE", 29],
 ["\uFEAF", 30],
 ["\uFEB0", 30],
 ["\uFEB1", 31],
 ["\uFEB2", 31],
 ["\uFEB3", 31],
 ["\uFEB4", 31],
 ["\uFEB5", 32],
 ["\uFEB6", 32],
 ["\uFEB7", 32],
 ["\uFEB8", 32],
 ["\uFEB9", 33],
 ["\uFEBA", 33],
 ["\uFEBB", 33],
 ["\uFEBC", 33],
 ["\uFEBD", 34],
 ["\uFEBE", 34],
 ["\uFEBF", 34],
 ["\uFEC0", 34],
 ["\uFEC1", 35],
 ["\uFEC2", 35],
 ["\uFEC3", 35],
 ["\uFEC4", 35],
 ["\uFEC5", 36],
 ["\uFEC6", 36],
 ["\uFEC7", 36],
 ["\uFEC8", 36],
 ["\uFEC9", 37],
 ["\uFECA", 37],
 ["\uFECB", 37],
 ["\uFECC", 37],
 ["\uFECD", 38],
 ["\uFECE", 38],
 ["\uFECF", 38],
 ["\uFED0", 38],
 ["\uFED1", 39],
 ["\uFED2", 39],
 ["\uFED3", 39],
 ["\uFED4", 39],
 ["\uFED5", 40],
 ["\uFED6", 40],
 ["\uFED7", 40],
 ["\uFED8", 40],
 ["\uFED9", 41],
 ["\uFEDA", 41],
 ["\uFEDB", 41],
 ["\uFEDC", 41],
 ["\uFEDD", 42],
 ["\uFEDE", 42],
 ["\uFEDF", 42],
 ["\uFEE0", 42],
 ["\uFEE1", 43],
 ["\uFEE2", 43],
 ["\uFEE3", 43],
 ["\uFEE4", 43],
 ["\uFEE5", 44],
 ["\uFEE6", 44],
 ["\uFEE7", 44],
 ["\uFEE8", 44],
 ["\uFEE9", 45],
 ["\uFEEA", 45],
 ["\uFEEB", 45],
 ["\uFEEC", 45],
 ["\uFEED", 46],
 ["\uFEEE", 46],
 ["\uFEEF", 47],
 ["\uFEF0", 47],
 ["\uFEF1", 48],
 ["\uFEF2", 48],
 ["\uFEF3", 48],
 ["\uFEF4", 48],
 ["\uFEF5", 52],
 ["\uFEF6", 52],
 ["\uFEF7", 50],
 ["\uFEF8", 50],
 ["\uFEF9", 51],
 ["\uFEFA", 51],
 ["\uFEFB", 49],
 ["\uFEFC", 49],
]);
const A_1 = among([
 ["\u0622", 1],
 ["\u0623", 1],
 ["\u0624", 2],
 ["\u0625", 1],
 ["\u0626", 3],
]);
const A_2 = among([
 ["\u0622", 1],
 ["\u0623", 1],
 ["\u0624", 2],
 ["\u0625", 1],
 ["\u0626", 3],
]);
const A_3 = among([
 ["\u0627\u0644", 2],
 ["\u0628\u0627\u0644", 1],
 ["\u0643\u0627\u0644", 1],
 ["\u0644\u0644", 2],
]);
const A_4 = among([
 ["\u0623\u0622", 2],
 ["\u0623\u0623", 1],
 ["\u0623\u0624", 3],
 ["\u0623\u0625", 5],
 ["\u0623\u0627", 4],
]);
const A_5 = among([
 ["\u0641", 1],
 ["\u0648", 2],
]);
const A_6 = among([
 ["\u0627\u0644", 2],
 ["\u0628\u0627\u0644", 1],
 ["\u0643\u0627\u0644", 1],
 ["\u0644\u0644", 2],
]);
const A_7 = among([
 ["\u0628", 1],
 ["\u0628\u0628", 2],
 ["\u0643\u0643", 3],
]);
const A_8 = among([
 ["\u0633\u0623", 4],
 ["\u0633\u062A", 2],
 ["\u0633\u0646", 3],
 ["\u0633\u064A", 1],
]);
const A_9 = among([
 ["\u062A\u0633\u062A", 1],
 ["\u0646\u0633\u062A", 1],
 ["\u064A\u0633\u062A", 1],
]);
const A_10 = among([
 ["\u0643", 1],
 ["\u0643\u0645", 2],
 ["\u0647\u0645", 2],
 ["\u0647\u0646", 2],
 ["\u0647", 1],
 ["\u064A", 1],
 ["\u0643\u0645\u0627", 3],
 ["\u0647\u0645\u0627", 3],
 ["\u0646\u0627", 2],
 ["\u0647\u0627", 2],
]);
const A_11 = among([
 ["\u0646", 1],
]);
const A_12 = among([
 ["\u0648", 1],
 ["\u064A", 1],
 ["\u0627", 1],
]);
const A_13 = among([
 ["\u0627\u062A", 1],
]);
const A_14 = among([
 ["\u062A", 1],
]);
const A_15 = among([
 ["\u0629", 1],
]);
const A_16 = among([
 ["\u064A", 1],
]);
const A_17 = among([
 ["\u0643", 1],
 ["\u0643\u0645", 2],
 ["\u0647\u0645", 2],
 ["\u0643\u0646", 2],
 ["\u0647\u0646", 2],
 ["\u0647", 1],
 ["\u0643\u0645\u0648", 3],
 ["\u0646\u064A", 2],
 ["\u0643\u0645\u0627", 3],
 ["\u0647\u0645\u0627", 3],
 ["\u0646\u0627", 2],
 ["\u0647\u0627", 2],
]);
const A_18 = among([
 ["\u0646", 2],
 ["\u0648\u0646", 4],
 ["\u064A\u0646", 4],
 ["\u0627\u0646", 4],
 ["\u062A\u0646", 3],
 ["\u064A", 2],
 ["\u0627", 2],
 ["\u062A\u0645\u0627", 5],
 ["\u0646\u0627", 3],
 ["\u062A\u0627", 3],
 ["\u062A", 1],
]);
const A_19 = among([
 ["\u062A\u0645", 1],
 ["\u0648\u0627", 1],
]);
const A_20 = among([
 ["\u0648", 1],
 ["\u062A\u0645\u0648", 2],
]);
const A_21 = among([
 ["\u0649", 1],
]);
interface Context {
 b_is_defined: boolean;
 b_is_verb: boolean;
 b_is_noun: boolean;
 i_word_len: number;
}
function r_Normalize_pre(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 for (let n = env.current.length; n > 0; n--) {
 lab0:
  for (;;) {
   let v_2 = env.Cursor;
  lab1:
   for (;;) {
    env.Bra = env.Cursor;
    among_var = env.FindAmong(A_0);
    if (among_var === 0) {
     break lab1;
    }
    env.Ket = env.Cursor;
    if (among_var === 0) {
     break lab1;
    } else if (among_var === 1) {
     if (!env.SliceDel()) {
      return false;
     }
    } else if (among_var === 2) {
     if (!env.SliceDel()) {
      return false;
     }
    } else if (among_var === 3) {
     if (!env.SliceFrom("0")) {
      return false;
     }
    } else if (among_var === 4) {
     if (!env.SliceFrom("1")) {
      return false;
     }
    } else if (among_var === 5) {
     if (!env.SliceFrom("2")) {
      return false;
     }
    } else if (among_var === 6) {
     if (!env.SliceFrom("3")) {
      return false;
     }
    } else if (among_var === 7) {
     if (!env.SliceFrom("4")) {
      return false;
     }
    } else if (among_var === 8) {
     if (!env.SliceFrom("5")) {
      return false;
     }
    } else if (among_var === 9) {
     if (!env.SliceFrom("6")) {
      return false;
     }
    } else if (among_var === 10) {
     if (!env.SliceFrom("7")) {
      return false;
     }
    } else if (among_var === 11) {
     if (!env.SliceFrom("8")) {
      return false;
     }
    } else if (among_var === 12) {
     if (!env.SliceFrom("9")) {
      return false;
     }
    } else if (among_var === 13) {
     if (!env.SliceFrom("\u0621")) {
      return false;
     }
    } else if (among_var === 14) {
     if (!env.SliceFrom("\u0623")) {
      return false;
     }
    } else if (among_var === 15) {
     if (!env.SliceFrom("\u0625")) {
      return false;
     }
    } else if (among_var === 16) {
     if (!env.SliceFrom("\u0626")) {
      return false;
     }
    } else if (among_var === 17) {
     if (!env.SliceFrom("\u0622")) {
      return false;
     }
    } else if (among_var === 18) {
     if (!env.SliceFrom("\u0624")) {
      return false;
     }
    } else if (among_var === 19) {
     if (!env.SliceFrom("\u0627")) {
      return false;
     }
    } else if (among_var === 20) {
     if (!env.SliceFrom("\u0628")) {
      return false;
     }
    } else if (among_var === 21) {
     if (!env.SliceFrom("\u0629")) {
      return false;
     }
    } else if (among_var === 22) {
     if (!env.SliceFrom("\u062A")) {
      return false;
     }
    } else if (among_var === 23) {
     if (!env.SliceFrom("\u062B")) {
      return false;
     }
    } else if (among_var === 24) {
     if (!env.SliceFrom("\u062C")) {
      return false;
     }
    } else if (among_var === 25) {
     if (!env.SliceFrom("\u062D")) {
      return false;
     }
    } else if (among_var === 26) {
     if (!env.SliceFrom("\u062E")) {
      return false;
     }
    } else if (among_var === 27) {
     if (!env.SliceFrom("\u062F")) {
      return false;
     }
    } else if (among_var === 28) {
     if (!env.SliceFrom("\u0630")) {
      return false;
     }
    } else if (among_var === 29) {
     if (!env.SliceFrom("\u0631")) {
      return false;
     }
    } else if (among_var === 30) {
     if (!env.SliceFrom("\u0632")) {
      return false;
     }
    } else if (among_var === 31) {
     if (!env.SliceFrom("\u0633")) {
      return false;
     }
    } else if (among_var === 32) {
     if (!env.SliceFrom("\u0634")) {
      return false;
     }
    } else if (among_var === 33) {
     if (!env.SliceFrom("\u0635")) {
      return false;
     }
    } else if (among_var === 34) {
     if (!env.SliceFrom("\u0636")) {
      return false;
     }
    } else if (among_var === 35) {
     if (!env.SliceFrom("\u0637")) {
      return false;
     }
    } else if (among_var === 36) {
     if (!env.SliceFrom("\u0638")) {
      return false;
     }
    } else if (among_var === 37) {
     if (!env.SliceFrom("\u0639")) {
      return false;
     }
    } else if (among_var === 38) {
     if (!env.SliceFrom("\u063A")) {
      return false;
     }
    } else if (among_var === 39) {
     if (!env.SliceFrom("\u0641")) {
      return false;
     }
    } else if (among_var === 40) {
     if (!env.SliceFrom("\u0642")) {
      return false;
     }
    } else if (among_var === 41) {
     if (!env.SliceFrom("\u0643")) {
      return false;
     }
    } else if (among_var === 42) {
     if (!env.SliceFrom("\u0644")) {
      return false;
     }
    } else if (among_var === 43) {
     if (!env.SliceFrom("\u0645")) {
      return false;
     }
    } else if (among_var === 44) {
     if (!env.SliceFrom("\u0646")) {
      return false;
     }
    } else if (among_var === 45) {
     if (!env.SliceFrom("\u0647")) {
      return false;
     }
    } else if (among_var === 46) {
     if (!env.SliceFrom("\u0648")) {
      return false;
     }
    } else if (among_var === 47) {
     if (!env.SliceFrom("\u0649")) {
      return false;
     }
    } else if (among_var === 48) {
     if (!env.SliceFrom("\u064A")) {
      return false;
     }
    } else if (among_var === 49) {
     if (!env.SliceFrom("\u0644\u0627")) {
      return false;
     }
    } else if (among_var === 50) {
     if (!env.SliceFrom("\u0644\u0623")) {
      return false;
     }
    } else if (among_var === 51) {
     if (!env.SliceFrom("\u0644\u0625")) {
      return false;
     }
    } else if (among_var === 52) {
     if (!env.SliceFrom("\u0644\u0622")) {
      return false;
     }
    }
    break lab0;
   }
   env.Cursor = v_2;
   if (env.Cursor >= env.Limit) {
    return false;
   }
   env.NextChar();
   break lab0;
  }
 }
 return true;
}
function r_Normalize_post(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
  env.LimitBackward = env.Cursor;
  env.Cursor = env.Limit;
  env.Ket = env.Cursor;
  among_var = env.FindAmongB(A_1);
  if (among_var === 0) {
   break lab0;
  }
  env.Bra = env.Cursor;
  if (among_var === 0) {
   break lab0;
  } else if (among_var === 1) {
   if (!env.SliceFrom("\u0621")) {
    return false;
   }
  } else if (among_var === 2) {
   if (!env.SliceFrom("\u0621")) {
    return false;
   }
  } else if (among_var === 3) {
   if (!env.SliceFrom("\u0621")) {
    return false;
   }
  }
  env.Cursor = env.LimitBackward;
  break lab0;
 }
 env.Cursor = v_1;
 let v_2 = env.Cursor;
lab1:
 for (;;) {
  for (let n = context.i_word_len; n > 0; n--) {
  lab2:
   for (;;) {
    let v_4 = env.Cursor;
   lab3:
    for (;;) {
     env.Bra = env.Cursor;
     among_var = env.FindAmong(A_2);
     if (among_var === 0) {
      break lab3;
     }
     env.Ket = env.Cursor;
     if (among_var === 0) {
      break lab3;
     } else if (among_var === 1) {
      if (!env.SliceFrom("\u0627")) {
       return false;
      }
     } else if (among_var === 2) {
      if (!env.SliceFrom("\u0648")) {
       return false;
      }
     } else if (among_var === 3) {
      if (!env.SliceFrom("\u064A")) {
       return false;
      }
     }
     break lab2;
    }
    env.Cursor = v_4;
    if (env.Cursor >= env.Limit) {
     break lab1;
    }
    env.NextChar();
    break lab2;
   }
  }
  break lab1;
 }
 env.Cursor = v_2;
 return true;
}
function r_Checks1(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_3);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  context.b_is_noun = true;
  context.b_is_verb = false;
  context.b_is_defined = true;
 } else if (among_var === 2) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  context.b_is_noun = true;
  context.b_is_verb = false;
  context.b_is_defined = true;
 }
 return true;
}
function r_Prefix_Step1(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_4);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceFrom("\u0623")) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceFrom("\u0622")) {
   return false;
  }
 } else if (among_var === 3) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceFrom("\u0623")) {
   return false;
  }
 } else if (among_var === 4) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceFrom("\u0627")) {
   return false;
  }
 } else if (among_var === 5) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceFrom("\u0625")) {
   return false;
  }
 }
 return true;
}
function r_Prefix_Step2(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
  if (!env.EqS("\u0641\u0627")) {
   break lab0;
  }
  return false;
 }
 env.Cursor = v_1;
 let v_2 = env.Cursor;
lab1:
 for (;;) {
  if (!env.EqS("\u0648\u0627")) {
   break lab1;
  }
  return false;
 }
 env.Cursor = v_2;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_5);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Prefix_Step3a_Noun(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_6);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Prefix_Step3b_Noun(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
  if (!env.EqS("\u0628\u0627")) {
   break lab0;
  }
  return false;
 }
 env.Cursor = v_1;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_7);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceFrom("\u0628")) {
   return false;
  }
 } else if (among_var === 3) {
  if (!(context.i_word_len > 3)) {
   return false;
  }
  if (!env.SliceFrom("\u0643")) {
   return false;
  }
 }
 return true;
}
function r_Prefix_Step3_Verb(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_8);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  if (!env.SliceFrom("\u064A")) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  if (!env.SliceFrom("\u062A")) {
   return false;
  }
 } else if (among_var === 3) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  if (!env.SliceFrom("\u0646")) {
   return false;
  }
 } else if (among_var === 4) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  if (!env.SliceFrom("\u0623")) {
   return false;
  }
 }
 return true;
}
function r_Prefix_Step4_Verb(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_9);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  context.b_is_verb = true;
  context.b_is_noun = false;
  if (!env.SliceFrom("\u0627\u0633\u062A")) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Noun_Step1a(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_10);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len >= 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 3) {
  if (!(context.i_word_len >= 6)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Noun_Step1b(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_11);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Noun_Step2a(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_12);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len > 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Noun_Step2b(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_13);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Noun_Step2c1(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_14);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Noun_Step2c2(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_15);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Noun_Step3(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_16);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 3)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Verb_Step1(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_17);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len >= 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 3) {
  if (!(context.i_word_len >= 6)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Verb_Step2a(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_18);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len >= 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 3) {
  if (!(context.i_word_len >= 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 4) {
  if (!(context.i_word_len > 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 5) {
  if (!(context.i_word_len >= 6)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Verb_Step2b(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_19);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 5)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_Verb_Step2c(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_20);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!(context.i_word_len >= 4)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!(context.i_word_len >= 6)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Suffix_All_alef_maqsura(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 context.i_word_len = env.current.length;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_21);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceFrom("\u064A")) {
   return false;
  }
 }
 return true;
}
function run(env: Env): boolean {
 const context: Context = {
  b_is_defined: false,
  b_is_verb:    false,
  b_is_noun:    false,
  i_word_len:   0,
 }
 void context;
 context.b_is_noun = true;
 context.b_is_verb = true;
 context.b_is_defined = false;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
  if (!r_Checks1(env, context)) {
   break lab0;
  }
  break lab0;
 }
 env.Cursor = v_1;
 let v_2 = env.Cursor;
lab1:
 for (;;) {
  if (!r_Normalize_pre(env, context)) {
   break lab1;
  }
  break lab1;
 }
 env.Cursor = v_2;
 env.LimitBackward = env.Cursor;
 env.Cursor = env.Limit;
 let v_3 = env.Limit - env.Cursor;
lab2:
 for (;;) {
 lab3:
  for (;;) {
   let v_4 = env.Limit - env.Cursor;
  lab4:
   for (;;) {
    if (!context.b_is_verb) {
     break lab4;
    }
   lab5:
    for (;;) {
     let v_5 = env.Limit - env.Cursor;
    lab6:
     for (;;) {
      let v_6 = 1;
     replab7:
      for (;;) {
       let v_7 = env.Limit - env.Cursor;
      lab8:
       for (let n = 0; n < 2; n++) {
        if (!r_Suffix_Verb_Step1(env, context)) {
         break lab8;
        }
        v_6--;
        continue replab7;
       }
       env.Cursor = env.Limit - v_7;
       break replab7;
      }
      if (v_6 > 0) {
       break lab6;
      }
     lab9:
      for (;;) {
       let v_8 = env.Limit - env.Cursor;
      lab10:
       for (;;) {
        if (!r_Suffix_Verb_Step2a(env, context)) {
         break lab10;
        }
        break lab9;
       }
       env.Cursor = env.Limit - v_8;
      lab11:
       for (;;) {
        if (!r_Suffix_Verb_Step2c(env, context)) {
         break lab11;
        }
        break lab9;
       }
       env.Cursor = env.Limit - v_8;
       if (env.Cursor <= env.LimitBackward) {
        break lab6;
       }
       env.PrevChar();
       break lab9;
      }
      break lab5;
     }
     env.Cursor = env.Limit - v_5;
    lab12:
     for (;;) {
      if (!r_Suffix_Verb_Step2b(env, context)) {
       break lab12;
      }
      break lab5;
     }
     env.Cursor = env.Limit - v_5;
     if (!r_Suffix_Verb_Step2a(env, context)) {
      break lab4;
     }
     break lab5;
    }
    break lab3;
   }
   env.Cursor = env.Limit - v_4;
  lab13:
   for (;;) {
    if (!context.b_is_noun) {
     break lab13;
    }
    let v_9 = env.Limit - env.Cursor;
   lab14:
    for (;;) {
    lab15:
     for (;;) {
      let v_10 = env.Limit - env.Cursor;
     lab16:
      for (;;) {
       if (!r_Suffix_Noun_Step2c2(env, context)) {
        break lab16;
       }
       break lab15;
      }
      env.Cursor = env.Limit - v_10;
     lab17:
      for (;;) {
      lab18:
       for (;;) {
        if (!context.b_is_defined) {
         break lab18;
        }
        break lab17;
       }
       if (!r_Suffix_Noun_Step1a(env, context)) {
        break lab17;
       }
      lab19:
       for (;;) {
        let v_12 = env.Limit - env.Cursor;
       lab20:
        for (;;) {
         if (!r_Suffix_Noun_Step2a(env, context)) {
          break lab20;
         }
         break lab19;
        }
        env.Cursor = env.Limit - v_12;
       lab21:
        for (;;) {
         if (!r_Suffix_Noun_Step2b(env, context)) {
          break lab21;
         }
         break lab19;
        }
        env.Cursor = env.Limit - v_12;
       lab22:
        for (;;) {
         if (!r_Suffix_Noun_Step2c1(env, context)) {
          break lab22;
         }
         break lab19;
        }
        env.Cursor = env.Limit - v_12;
        if (env.Cursor <= env.LimitBackward) {
         break lab17;
        }
        env.PrevChar();
        break lab19;
       }
       break lab15;
      }
      env.Cursor = env.Limit - v_10;
     lab23:
      for (;;) {
       if (!r_Suffix_Noun_Step1b(env, context)) {
        break lab23;
       }
      lab24:
       for (;;) {
        let v_13 = env.Limit - env.Cursor;
       lab25:
        for (;;) {
         if (!r_Suffix_Noun_Step2a(env, context)) {
          break lab25;
         }
         break lab24;
        }
        env.Cursor = env.Limit - v_13;
       lab26:
        for (;;) {
         if (!r_Suffix_Noun_Step2b(env, context)) {
          break lab26;
         }
         break lab24;
        }
        env.Cursor = env.Limit - v_13;
        if (!r_Suffix_Noun_Step2c1(env, context)) {
         break lab23;
        }
        break lab24;
       }
       break lab15;
      }
      env.Cursor = env.Limit - v_10;
     lab27:
      for (;;) {
      lab28:
       for (;;) {
        if (!context.b_is_defined) {
         break lab28;
        }
        break lab27;
       }
       if (!r_Suffix_Noun_Step2a(env, context)) {
        break lab27;
       }
       break lab15;
      }
      env.Cursor = env.Limit - v_10;
      if (!r_Suffix_Noun_Step2b(env, context)) {
       env.Cursor = env.Limit - v_9;
       break lab14;
      }
      break lab15;
     }
     break lab14;
    }
    if (!r_Suffix_Noun_Step3(env, context)) {
     break lab13;
    }
    break lab3;
   }
   env.Cursor = env.Limit - v_4;
   if (!r_Suffix_All_alef_maqsura(env, context)) {
    break lab2;
   }
   break lab3;
  }
  break lab2;
 }
 env.Cursor = env.Limit - v_3;
 env.Cursor = env.LimitBackward;
 let v_15 = env.Cursor;
lab29:
 for (;;) {
  let v_16 = env.Cursor;
 lab30:
  for (;;) {
   if (!r_Prefix_Step1(env, context)) {
    env.Cursor = v_16;
    break lab30;
   }
   break lab30;
  }
  let v_17 = env.Cursor;
 lab31:
  for (;;) {
   if (!r_Prefix_Step2(env, context)) {
    env.Cursor = v_17;
    break lab31;
   }
   break lab31;
  }
 lab32:
  for (;;) {
   let v_18 = env.Cursor;
  lab33:
   for (;;) {
    if (!r_Prefix_Step3a_Noun(env, context)) {
     break lab33;
    }
    break lab32;
   }
   env.Cursor = v_18;
  lab34:
   for (;;) {
    if (!context.b_is_noun) {
     break lab34;
    }
    if (!r_Prefix_Step3b_Noun(env, context)) {
     break lab34;
    }
    break lab32;
   }
   env.Cursor = v_18;
   if (!context.b_is_verb) {
    break lab29;
   }
   let v_19 = env.Cursor;
  lab35:
   for (;;) {
    if (!r_Prefix_Step3_Verb(env, context)) {
     env.Cursor = v_19;
     break lab35;
    }
    break lab35;
   }
   if (!r_Prefix_Step4_Verb(env, context)) {
    break lab29;
   }
   break lab32;
  }
  break lab29;
 }
 env.Cursor = v_15;
 let v_20 = env.Cursor;
lab36:
 for (;;) {
  if (!r_Normalize_post(env, context)) {
   break lab36;
  }
  break lab36;
 }
 env.Cursor = v_20;
 return true;
}

export const stem = stemmer(run);
