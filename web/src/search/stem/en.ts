// Made from github.com/blevesearch/snowballstem by go test ./internal/search/lang -update.
// Copyright (c) 2001, Dr Martin Porter; BSD licence.

import { Env, among, stemmer } from "./env";

const A_0 = among([
 ["arsen", -1],
 ["commun", -1],
 ["gener", -1],
]);
const A_1 = among([
 ["'", 1],
 ["'s'", 1],
 ["'s", 1],
]);
const A_2 = among([
 ["ied", 2],
 ["s", 3],
 ["ies", 2],
 ["sses", 1],
 ["ss", -1],
 ["us", -1],
]);
const A_3 = among([
 ["", 3],
 ["bb", 2],
 ["dd", 2],
 ["ff", 2],
 ["gg", 2],
 ["bl", 1],
 ["mm", 2],
 ["nn", 2],
 ["pp", 2],
 ["rr", 2],
 ["at", 1],
 ["tt", 2],
 ["iz", 1],
]);
const A_4 = among([
 ["ed", 2],
 ["eed", 1],
 ["ing", 2],
 ["edly", 2],
 ["eedly", 1],
 ["ingly", 2],
]);
const A_5 = among([
 ["anci", 3],
 ["enci", 2],
 ["ogi", 13],
 ["li", 16],
 ["bli", 12],
 ["abli", 4],
 ["alli", 8],
 ["fulli", 14],
 ["lessli", 15],
 ["ousli", 10],
 ["entli", 5],
 ["aliti", 8],
 ["biliti", 12],
 ["iviti", 11],
 ["tional", 1],
 ["ational", 7],
 ["alism", 8],
 ["ation", 7],
 ["ization", 6],
 ["izer", 6],
 ["ator", 7],
 ["iveness", 11],
 ["fulness", 9],
 ["ousness", 10],
]);
const A_6 = among([
 ["icate", 4],
 ["ative", 6],
 ["alize", 3],
 ["iciti", 4],
 ["ical", 4],
 ["tional", 1],
 ["ational", 2],
 ["ful", 5],
 ["ness", 5],
]);
const A_7 = among([
 ["ic", 1],
 ["ance", 1],
 ["ence", 1],
 ["able", 1],
 ["ible", 1],
 ["ate", 1],
 ["ive", 1],
 ["ize", 1],
 ["iti", 1],
 ["al", 1],
 ["ism", 1],
 ["ion", 2],
 ["er", 1],
 ["ous", 1],
 ["ant", 1],
 ["ent", 1],
 ["ment", 1],
 ["ement", 1],
]);
const A_8 = among([
 ["e", 1],
 ["l", 2],
]);
const A_9 = among([
 ["succeed", -1],
 ["proceed", -1],
 ["exceed", -1],
 ["canning", -1],
 ["inning", -1],
 ["earring", -1],
 ["herring", -1],
 ["outing", -1],
]);
const A_10 = among([
 ["andes", -1],
 ["atlas", -1],
 ["bias", -1],
 ["cosmos", -1],
 ["dying", 3],
 ["early", 9],
 ["gently", 7],
 ["howe", -1],
 ["idly", 6],
 ["lying", 4],
 ["news", -1],
 ["only", 10],
 ["singly", 11],
 ["skies", 2],
 ["skis", 1],
 ["sky", -1],
 ["tying", 5],
 ["ugly", 8],
]);
const G_v = [17, 65, 16, 1];
const G_v_WXY = [1, 17, 65, 208, 1];
const G_valid_LI = [55, 141, 2];
interface Context {
 b_Y_found: boolean;
 i_p2: number;
 i_p1: number;
}
function r_prelude(env: Env, context: Context): boolean {
 void context;
 context.b_Y_found = false;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
  env.Bra = env.Cursor;
  if (!env.EqS("'")) {
   break lab0;
  }
  env.Ket = env.Cursor;
  if (!env.SliceDel()) {
   return false;
  }
  break lab0;
 }
 env.Cursor = v_1;
 let v_2 = env.Cursor;
lab1:
 for (;;) {
  env.Bra = env.Cursor;
  if (!env.EqS("y")) {
   break lab1;
  }
  env.Ket = env.Cursor;
  if (!env.SliceFrom("Y")) {
   return false;
  }
  context.b_Y_found = true;
  break lab1;
 }
 env.Cursor = v_2;
 let v_3 = env.Cursor;
lab2:
 for (;;) {
 replab3:
  for (;;) {
   let v_4 = env.Cursor;
  lab4:
   for (let n = 0; n < 2; n++) {
   golab5:
    for (;;) {
     let v_5 = env.Cursor;
    lab6:
     for (;;) {
      if (!env.InGrouping(G_v, 97, 121)) {
       break lab6;
      }
      env.Bra = env.Cursor;
      if (!env.EqS("y")) {
       break lab6;
      }
      env.Ket = env.Cursor;
      env.Cursor = v_5;
      break golab5;
     }
     env.Cursor = v_5;
     if (env.Cursor >= env.Limit) {
      break lab4;
     }
     env.NextChar();
    }
    if (!env.SliceFrom("Y")) {
     return false;
    }
    context.b_Y_found = true;
    continue replab3;
   }
   env.Cursor = v_4;
   break replab3;
  }
  break lab2;
 }
 env.Cursor = v_3;
 return true;
}
function r_mark_regions(env: Env, context: Context): boolean {
 void context;
 context.i_p1 = env.Limit;
 context.i_p2 = env.Limit;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
 lab1:
  for (;;) {
   let v_2 = env.Cursor;
  lab2:
   for (;;) {
    if (env.FindAmong(A_0) === 0) {
     break lab2;
    }
    break lab1;
   }
   env.Cursor = v_2;
  golab3:
   for (;;) {
   lab4:
    for (;;) {
     if (!env.InGrouping(G_v, 97, 121)) {
      break lab4;
     }
     break golab3;
    }
    if (env.Cursor >= env.Limit) {
     break lab0;
    }
    env.NextChar();
   }
  golab5:
   for (;;) {
   lab6:
    for (;;) {
     if (!env.OutGrouping(G_v, 97, 121)) {
      break lab6;
     }
     break golab5;
    }
    if (env.Cursor >= env.Limit) {
     break lab0;
    }
    env.NextChar();
   }
   break lab1;
  }
  context.i_p1 = env.Cursor;
 golab7:
  for (;;) {
  lab8:
   for (;;) {
    if (!env.InGrouping(G_v, 97, 121)) {
     break lab8;
    }
    break golab7;
   }
   if (env.Cursor >= env.Limit) {
    break lab0;
   }
   env.NextChar();
  }
 golab9:
  for (;;) {
  lab10:
   for (;;) {
    if (!env.OutGrouping(G_v, 97, 121)) {
     break lab10;
    }
    break golab9;
   }
   if (env.Cursor >= env.Limit) {
    break lab0;
   }
   env.NextChar();
  }
  context.i_p2 = env.Cursor;
  break lab0;
 }
 env.Cursor = v_1;
 return true;
}
function r_shortv(env: Env, context: Context): boolean {
 void context;
lab0:
 for (;;) {
  let v_1 = env.Limit - env.Cursor;
 lab1:
  for (;;) {
   if (!env.OutGroupingB(G_v_WXY, 89, 121)) {
    break lab1;
   }
   if (!env.InGroupingB(G_v, 97, 121)) {
    break lab1;
   }
   if (!env.OutGroupingB(G_v, 97, 121)) {
    break lab1;
   }
   break lab0;
  }
  env.Cursor = env.Limit - v_1;
  if (!env.OutGroupingB(G_v, 97, 121)) {
   return false;
  }
  if (!env.InGroupingB(G_v, 97, 121)) {
   return false;
  }
  if (env.Cursor > env.LimitBackward) {
   return false;
  }
  break lab0;
 }
 return true;
}
function r_R1(env: Env, context: Context): boolean {
 void context;
 if (!(context.i_p1 <= env.Cursor)) {
  return false;
 }
 return true;
}
function r_R2(env: Env, context: Context): boolean {
 void context;
 if (!(context.i_p2 <= env.Cursor)) {
  return false;
 }
 return true;
}
function r_Step_1a(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 let v_1 = env.Limit - env.Cursor;
lab0:
 for (;;) {
  env.Ket = env.Cursor;
  among_var = env.FindAmongB(A_1);
  if (among_var === 0) {
   env.Cursor = env.Limit - v_1;
   break lab0;
  }
  env.Bra = env.Cursor;
  if (among_var === 0) {
   env.Cursor = env.Limit - v_1;
   break lab0;
  } else if (among_var === 1) {
   if (!env.SliceDel()) {
    return false;
   }
  }
  break lab0;
 }
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_2);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceFrom("ss")) {
   return false;
  }
 } else if (among_var === 2) {
 lab1:
  for (;;) {
   let v_2 = env.Limit - env.Cursor;
  lab2:
   for (;;) {
    {
     let c = env.ByteIndexForHop(-(2));
     if ((env.LimitBackward) > c || c > (env.Limit)) {
      break lab2;
     }
     env.Cursor = (c);
    }
    if (!env.SliceFrom("i")) {
     return false;
    }
    break lab1;
   }
   env.Cursor = env.Limit - v_2;
   if (!env.SliceFrom("ie")) {
    return false;
   }
   break lab1;
  }
 } else if (among_var === 3) {
  if (env.Cursor <= env.LimitBackward) {
   return false;
  }
  env.PrevChar();
 golab3:
  for (;;) {
  lab4:
   for (;;) {
    if (!env.InGroupingB(G_v, 97, 121)) {
     break lab4;
    }
    break golab3;
   }
   if (env.Cursor <= env.LimitBackward) {
    return false;
   }
   env.PrevChar();
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Step_1b(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_4);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!r_R1(env, context)) {
   return false;
  }
  if (!env.SliceFrom("ee")) {
   return false;
  }
 } else if (among_var === 2) {
  let v_1 = env.Limit - env.Cursor;
 golab0:
  for (;;) {
  lab1:
   for (;;) {
    if (!env.InGroupingB(G_v, 97, 121)) {
     break lab1;
    }
    break golab0;
   }
   if (env.Cursor <= env.LimitBackward) {
    return false;
   }
   env.PrevChar();
  }
  env.Cursor = env.Limit - v_1;
  if (!env.SliceDel()) {
   return false;
  }
  let v_3 = env.Limit - env.Cursor;
  among_var = env.FindAmongB(A_3);
  if (among_var === 0) {
   return false;
  }
  env.Cursor = env.Limit - v_3;
  if (among_var === 0) {
   return false;
  } else if (among_var === 1) {
   {
    let c = env.Cursor;
    const bra = env.Cursor, ket = env.Cursor;
    env.Insert(bra, ket, "e");
    env.Cursor = c;
   }
  } else if (among_var === 2) {
   env.Ket = env.Cursor;
   if (env.Cursor <= env.LimitBackward) {
    return false;
   }
   env.PrevChar();
   env.Bra = env.Cursor;
   if (!env.SliceDel()) {
    return false;
   }
  } else if (among_var === 3) {
   if (env.Cursor !== context.i_p1) {
    return false;
   }
   let v_4 = env.Limit - env.Cursor;
   if (!r_shortv(env, context)) {
    return false;
   }
   env.Cursor = env.Limit - v_4;
   {
    let c = env.Cursor;
    const bra = env.Cursor, ket = env.Cursor;
    env.Insert(bra, ket, "e");
    env.Cursor = c;
   }
  }
 }
 return true;
}
function r_Step_1c(env: Env, context: Context): boolean {
 void context;
 env.Ket = env.Cursor;
lab0:
 for (;;) {
  let v_1 = env.Limit - env.Cursor;
 lab1:
  for (;;) {
   if (!env.EqSB("y")) {
    break lab1;
   }
   break lab0;
  }
  env.Cursor = env.Limit - v_1;
  if (!env.EqSB("Y")) {
   return false;
  }
  break lab0;
 }
 env.Bra = env.Cursor;
 if (!env.OutGroupingB(G_v, 97, 121)) {
  return false;
 }
 let v_2 = env.Limit - env.Cursor;
lab2:
 for (;;) {
  if (env.Cursor > env.LimitBackward) {
   break lab2;
  }
  return false;
 }
 env.Cursor = env.Limit - v_2;
 if (!env.SliceFrom("i")) {
  return false;
 }
 return true;
}
function r_Step_2(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_5);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (!r_R1(env, context)) {
  return false;
 }
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceFrom("tion")) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.SliceFrom("ence")) {
   return false;
  }
 } else if (among_var === 3) {
  if (!env.SliceFrom("ance")) {
   return false;
  }
 } else if (among_var === 4) {
  if (!env.SliceFrom("able")) {
   return false;
  }
 } else if (among_var === 5) {
  if (!env.SliceFrom("ent")) {
   return false;
  }
 } else if (among_var === 6) {
  if (!env.SliceFrom("ize")) {
   return false;
  }
 } else if (among_var === 7) {
  if (!env.SliceFrom("ate")) {
   return false;
  }
 } else if (among_var === 8) {
  if (!env.SliceFrom("al")) {
   return false;
  }
 } else if (among_var === 9) {
  if (!env.SliceFrom("ful")) {
   return false;
  }
 } else if (among_var === 10) {
  if (!env.SliceFrom("ous")) {
   return false;
  }
 } else if (among_var === 11) {
  if (!env.SliceFrom("ive")) {
   return false;
  }
 } else if (among_var === 12) {
  if (!env.SliceFrom("ble")) {
   return false;
  }
 } else if (among_var === 13) {
  if (!env.EqSB("l")) {
   return false;
  }
  if (!env.SliceFrom("og")) {
   return false;
  }
 } else if (among_var === 14) {
  if (!env.SliceFrom("ful")) {
   return false;
  }
 } else if (among_var === 15) {
  if (!env.SliceFrom("less")) {
   return false;
  }
 } else if (among_var === 16) {
  if (!env.InGroupingB(G_valid_LI, 99, 116)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Step_3(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_6);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (!r_R1(env, context)) {
  return false;
 }
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceFrom("tion")) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.SliceFrom("ate")) {
   return false;
  }
 } else if (among_var === 3) {
  if (!env.SliceFrom("al")) {
   return false;
  }
 } else if (among_var === 4) {
  if (!env.SliceFrom("ic")) {
   return false;
  }
 } else if (among_var === 5) {
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 6) {
  if (!r_R2(env, context)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Step_4(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_7);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (!r_R2(env, context)) {
  return false;
 }
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
 lab0:
  for (;;) {
   let v_1 = env.Limit - env.Cursor;
  lab1:
   for (;;) {
    if (!env.EqSB("s")) {
     break lab1;
    }
    break lab0;
   }
   env.Cursor = env.Limit - v_1;
   if (!env.EqSB("t")) {
    return false;
   }
   break lab0;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_Step_5(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_8);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
 lab0:
  for (;;) {
   let v_1 = env.Limit - env.Cursor;
  lab1:
   for (;;) {
    if (!r_R2(env, context)) {
     break lab1;
    }
    break lab0;
   }
   env.Cursor = env.Limit - v_1;
   if (!r_R1(env, context)) {
    return false;
   }
   let v_2 = env.Limit - env.Cursor;
  lab2:
   for (;;) {
    if (!r_shortv(env, context)) {
     break lab2;
    }
    return false;
   }
   env.Cursor = env.Limit - v_2;
   break lab0;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!r_R2(env, context)) {
   return false;
  }
  if (!env.EqSB("l")) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_exception2(env: Env, context: Context): boolean {
 void context;
 env.Ket = env.Cursor;
 if (env.FindAmongB(A_9) === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (env.Cursor > env.LimitBackward) {
  return false;
 }
 return true;
}
function r_exception1(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Bra = env.Cursor;
 among_var = env.FindAmong(A_10);
 if (among_var === 0) {
  return false;
 }
 env.Ket = env.Cursor;
 if (env.Cursor < env.Limit) {
  return false;
 }
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceFrom("ski")) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.SliceFrom("sky")) {
   return false;
  }
 } else if (among_var === 3) {
  if (!env.SliceFrom("die")) {
   return false;
  }
 } else if (among_var === 4) {
  if (!env.SliceFrom("lie")) {
   return false;
  }
 } else if (among_var === 5) {
  if (!env.SliceFrom("tie")) {
   return false;
  }
 } else if (among_var === 6) {
  if (!env.SliceFrom("idl")) {
   return false;
  }
 } else if (among_var === 7) {
  if (!env.SliceFrom("gentl")) {
   return false;
  }
 } else if (among_var === 8) {
  if (!env.SliceFrom("ugli")) {
   return false;
  }
 } else if (among_var === 9) {
  if (!env.SliceFrom("earli")) {
   return false;
  }
 } else if (among_var === 10) {
  if (!env.SliceFrom("onli")) {
   return false;
  }
 } else if (among_var === 11) {
  if (!env.SliceFrom("singl")) {
   return false;
  }
 }
 return true;
}
function r_postlude(env: Env, context: Context): boolean {
 void context;
 if (!context.b_Y_found) {
  return false;
 }
replab0:
 for (;;) {
  let v_1 = env.Cursor;
 lab1:
  for (let n = 0; n < 2; n++) {
  golab2:
   for (;;) {
    let v_2 = env.Cursor;
   lab3:
    for (;;) {
     env.Bra = env.Cursor;
     if (!env.EqS("Y")) {
      break lab3;
     }
     env.Ket = env.Cursor;
     env.Cursor = v_2;
     break golab2;
    }
    env.Cursor = v_2;
    if (env.Cursor >= env.Limit) {
     break lab1;
    }
    env.NextChar();
   }
   if (!env.SliceFrom("y")) {
    return false;
   }
   continue replab0;
  }
  env.Cursor = v_1;
  break replab0;
 }
 return true;
}
function run(env: Env): boolean {
 const context: Context = {
  b_Y_found: false,
  i_p2:      0,
  i_p1:      0,
 }
 void context;
lab0:
 for (;;) {
  let v_1 = env.Cursor;
 lab1:
  for (;;) {
   if (!r_exception1(env, context)) {
    break lab1;
   }
   break lab0;
  }
  env.Cursor = v_1;
 lab2:
  for (;;) {
   let v_2 = env.Cursor;
  lab3:
   for (;;) {
    {
     let c = env.ByteIndexForHop((3));
     if ((0) > c || c > (env.Limit)) {
      break lab3;
     }
     env.Cursor = (c);
    }
    break lab2;
   }
   env.Cursor = v_2;
   break lab0;
  }
  env.Cursor = v_1;
  let v_3 = env.Cursor;
 lab4:
  for (;;) {
   if (!r_prelude(env, context)) {
    break lab4;
   }
   break lab4;
  }
  env.Cursor = v_3;
  let v_4 = env.Cursor;
 lab5:
  for (;;) {
   if (!r_mark_regions(env, context)) {
    break lab5;
   }
   break lab5;
  }
  env.Cursor = v_4;
  env.LimitBackward = env.Cursor;
  env.Cursor = env.Limit;
  let v_5 = env.Limit - env.Cursor;
 lab6:
  for (;;) {
   if (!r_Step_1a(env, context)) {
    break lab6;
   }
   break lab6;
  }
  env.Cursor = env.Limit - v_5;
 lab7:
  for (;;) {
   let v_6 = env.Limit - env.Cursor;
  lab8:
   for (;;) {
    if (!r_exception2(env, context)) {
     break lab8;
    }
    break lab7;
   }
   env.Cursor = env.Limit - v_6;
   let v_7 = env.Limit - env.Cursor;
  lab9:
   for (;;) {
    if (!r_Step_1b(env, context)) {
     break lab9;
    }
    break lab9;
   }
   env.Cursor = env.Limit - v_7;
   let v_8 = env.Limit - env.Cursor;
  lab10:
   for (;;) {
    if (!r_Step_1c(env, context)) {
     break lab10;
    }
    break lab10;
   }
   env.Cursor = env.Limit - v_8;
   let v_9 = env.Limit - env.Cursor;
  lab11:
   for (;;) {
    if (!r_Step_2(env, context)) {
     break lab11;
    }
    break lab11;
   }
   env.Cursor = env.Limit - v_9;
   let v_10 = env.Limit - env.Cursor;
  lab12:
   for (;;) {
    if (!r_Step_3(env, context)) {
     break lab12;
    }
    break lab12;
   }
   env.Cursor = env.Limit - v_10;
   let v_11 = env.Limit - env.Cursor;
  lab13:
   for (;;) {
    if (!r_Step_4(env, context)) {
     break lab13;
    }
    break lab13;
   }
   env.Cursor = env.Limit - v_11;
   let v_12 = env.Limit - env.Cursor;
  lab14:
   for (;;) {
    if (!r_Step_5(env, context)) {
     break lab14;
    }
    break lab14;
   }
   env.Cursor = env.Limit - v_12;
   break lab7;
  }
  env.Cursor = env.LimitBackward;
  let v_13 = env.Cursor;
 lab15:
  for (;;) {
   if (!r_postlude(env, context)) {
    break lab15;
   }
   break lab15;
  }
  env.Cursor = v_13;
  break lab0;
 }
 return true;
}

export const stem = stemmer(run);
