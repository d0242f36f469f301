// Made from github.com/blevesearch/snowballstem by go test ./internal/search/lang -update.
// Copyright (c) 2001, Dr Martin Porter; BSD licence.

import { Env, among, stemmer } from "./env";

const A_0 = among([
 ["\u0432\u0448\u0438\u0441\u044C", 1],
 ["\u044B\u0432\u0448\u0438\u0441\u044C", 2],
 ["\u0438\u0432\u0448\u0438\u0441\u044C", 2],
 ["\u0432", 1],
 ["\u044B\u0432", 2],
 ["\u0438\u0432", 2],
 ["\u0432\u0448\u0438", 1],
 ["\u044B\u0432\u0448\u0438", 2],
 ["\u0438\u0432\u0448\u0438", 2],
]);
const A_1 = among([
 ["\u0435\u043C\u0443", 1],
 ["\u043E\u043C\u0443", 1],
 ["\u044B\u0445", 1],
 ["\u0438\u0445", 1],
 ["\u0443\u044E", 1],
 ["\u044E\u044E", 1],
 ["\u0435\u044E", 1],
 ["\u043E\u044E", 1],
 ["\u044F\u044F", 1],
 ["\u0430\u044F", 1],
 ["\u044B\u0435", 1],
 ["\u0435\u0435", 1],
 ["\u0438\u0435", 1],
 ["\u043E\u0435", 1],
 ["\u044B\u043C\u0438", 1],
 ["\u0438\u043C\u0438", 1],
 ["\u044B\u0439", 1],
 ["\u0435\u0439", 1],
 ["\u0438\u0439", 1],
 ["\u043E\u0439", 1],
 ["\u044B\u043C", 1],
 ["\u0435\u043C", 1],
 ["\u0438\u043C", 1],
 ["\u043E\u043C", 1],
 ["\u0435\u0433\u043E", 1],
 ["\u043E\u0433\u043E", 1],
]);
const A_2 = among([
 ["\u0432\u0448", 1],
 ["\u044B\u0432\u0448", 2],
 ["\u0438\u0432\u0448", 2],
 ["\u0449", 1],
 ["\u044E\u0449", 1],
 ["\u0443\u044E\u0449", 2],
 ["\u0435\u043C", 1],
 ["\u043D\u043D", 1],
]);
const A_3 = among([
 ["\u0441\u044C", 1],
 ["\u0441\u044F", 1],
]);
const A_4 = among([
 ["\u044B\u0442", 2],
 ["\u044E\u0442", 1],
 ["\u0443\u044E\u0442", 2],
 ["\u044F\u0442", 2],
 ["\u0435\u0442", 1],
 ["\u0443\u0435\u0442", 2],
 ["\u0438\u0442", 2],
 ["\u043D\u044B", 1],
 ["\u0435\u043D\u044B", 2],
 ["\u0442\u044C", 1],
 ["\u044B\u0442\u044C", 2],
 ["\u0438\u0442\u044C", 2],
 ["\u0435\u0448\u044C", 1],
 ["\u0438\u0448\u044C", 2],
 ["\u044E", 2],
 ["\u0443\u044E", 2],
 ["\u043B\u0430", 1],
 ["\u044B\u043B\u0430", 2],
 ["\u0438\u043B\u0430", 2],
 ["\u043D\u0430", 1],
 ["\u0435\u043D\u0430", 2],
 ["\u0435\u0442\u0435", 1],
 ["\u0438\u0442\u0435", 2],
 ["\u0439\u0442\u0435", 1],
 ["\u0443\u0439\u0442\u0435", 2],
 ["\u0435\u0439\u0442\u0435", 2],
 ["\u043B\u0438", 1],
 ["\u044B\u043B\u0438", 2],
 ["\u0438\u043B\u0438", 2],
 ["\u0439", 1],
 ["\u0443\u0439", 2],
 ["\u0435\u0439", 2],
 ["\u043B", 1],
 ["\u044B\u043B", 2],
 ["\u0438\u043B", 2],
 ["\u044B\u043C", 2],
 ["\u0435\u043C", 1],
 ["\u0438\u043C", 2],
 ["\u043D", 1],
 ["\u0435\u043D", 2],
 ["\u043B\u043E", 1],
 ["\u044B\u043B\u043E", 2],
 ["\u0438\u043B\u043E", 2],
 ["\u043D\u043E", 1],
 ["\u0435\u043D\u043E", 2],
 ["\u043D\u043D\u043E", 1],
]);
const A_5 = among([
 ["\u0443", 1],
 ["\u044F\u0445", 1],
 ["\u0438\u044F\u0445", 1],
 ["\u0430\u0445", 1],
 ["\u044B", 1],
 ["\u044C", 1],
 ["\u044E", 1],
 ["\u044C\u044E", 1],
 ["\u0438\u044E", 1],
 ["\u044F", 1],
 ["\u044C\u044F", 1],
 ["\u0438\u044F", 1],
 ["\u0430", 1],
 ["\u0435\u0432", 1],
 ["\u043E\u0432", 1],
 ["\u0435", 1],
 ["\u044C\u0435", 1],
 ["\u0438\u0435", 1],
 ["\u0438", 1],
 ["\u0435\u0438", 1],
 ["\u0438\u0438", 1],
 ["\u044F\u043C\u0438", 1],
 ["\u0438\u044F\u043C\u0438", 1],
 ["\u0430\u043C\u0438", 1],
 ["\u0439", 1],
 ["\u0435\u0439", 1],
 ["\u0438\u0435\u0439", 1],
 ["\u0438\u0439", 1],
 ["\u043E\u0439", 1],
 ["\u044F\u043C", 1],
 ["\u0438\u044F\u043C", 1],
 ["\u0430\u043C", 1],
 ["\u0435\u043C", 1],
 ["\u0438\u0435\u043C", 1],
 ["\u043E\u043C", 1],
 ["\u043E", 1],
]);
const A_6 = among([
 ["\u043E\u0441\u0442", 1],
 ["\u043E\u0441\u0442\u044C", 1],
]);
const A_7 = among([
 ["\u0435\u0439\u0448", 1],
 ["\u044C", 3],
 ["\u0435\u0439\u0448\u0435", 1],
 ["\u043D", 2],
]);
const G_v = [33, 65, 8, 232];
interface Context {
 i_p2: number;
 i_pV: number;
}
function r_mark_regions(env: Env, context: Context): boolean {
 void context;
 context.i_pV = env.Limit;
 context.i_p2 = env.Limit;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
 golab1:
  for (;;) {
  lab2:
   for (;;) {
    if (!env.InGrouping(G_v, 1072, 1103)) {
     break lab2;
    }
    break golab1;
   }
   if (env.Cursor >= env.Limit) {
    break lab0;
   }
   env.NextChar();
  }
  context.i_pV = env.Cursor;
 golab3:
  for (;;) {
  lab4:
   for (;;) {
    if (!env.OutGrouping(G_v, 1072, 1103)) {
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
    if (!env.InGrouping(G_v, 1072, 1103)) {
     break lab6;
    }
    break golab5;
   }
   if (env.Cursor >= env.Limit) {
    break lab0;
   }
   env.NextChar();
  }
 golab7:
  for (;;) {
  lab8:
   for (;;) {
    if (!env.OutGrouping(G_v, 1072, 1103)) {
     break lab8;
    }
    break golab7;
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
function r_R2(env: Env, context: Context): boolean {
 void context;
 if (!(context.i_p2 <= env.Cursor)) {
  return false;
 }
 return true;
}
function r_perfective_gerund(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_0);
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
    if (!env.EqSB("\u0430")) {
     break lab1;
    }
    break lab0;
   }
   env.Cursor = env.Limit - v_1;
   if (!env.EqSB("\u044F")) {
    return false;
   }
   break lab0;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_adjective(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_1);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_adjectival(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 if (!r_adjective(env, context)) {
  return false;
 }
 let v_1 = env.Limit - env.Cursor;
lab0:
 for (;;) {
  env.Ket = env.Cursor;
  among_var = env.FindAmongB(A_2);
  if (among_var === 0) {
   env.Cursor = env.Limit - v_1;
   break lab0;
  }
  env.Bra = env.Cursor;
  if (among_var === 0) {
   env.Cursor = env.Limit - v_1;
   break lab0;
  } else if (among_var === 1) {
  lab1:
   for (;;) {
    let v_2 = env.Limit - env.Cursor;
   lab2:
    for (;;) {
     if (!env.EqSB("\u0430")) {
      break lab2;
     }
     break lab1;
    }
    env.Cursor = env.Limit - v_2;
    if (!env.EqSB("\u044F")) {
     env.Cursor = env.Limit - v_1;
     break lab0;
    }
    break lab1;
   }
   if (!env.SliceDel()) {
    return false;
   }
  } else if (among_var === 2) {
   if (!env.SliceDel()) {
    return false;
   }
  }
  break lab0;
 }
 return true;
}
function r_reflexive(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_3);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_verb(env: Env, context: Context): boolean {
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
 lab0:
  for (;;) {
   let v_1 = env.Limit - env.Cursor;
  lab1:
   for (;;) {
    if (!env.EqSB("\u0430")) {
     break lab1;
    }
    break lab0;
   }
   env.Cursor = env.Limit - v_1;
   if (!env.EqSB("\u044F")) {
    return false;
   }
   break lab0;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_noun(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_5);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_derivational(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_6);
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
 }
 return true;
}
function r_tidy_up(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_7);
 if (among_var === 0) {
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceDel()) {
   return false;
  }
  env.Ket = env.Cursor;
  if (!env.EqSB("\u043D")) {
   return false;
  }
  env.Bra = env.Cursor;
  if (!env.EqSB("\u043D")) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.EqSB("\u043D")) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 3) {
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function run(env: Env): boolean {
 const context: Context = {
  i_p2: 0,
  i_pV: 0,
 }
 void context;
 let v_1 = env.Cursor;
lab0:
 for (;;) {
  if (!r_mark_regions(env, context)) {
   break lab0;
  }
  break lab0;
 }
 env.Cursor = v_1;
 env.LimitBackward = env.Cursor;
 env.Cursor = env.Limit;
 let v_2 = env.Limit - env.Cursor;
 if (env.Cursor < context.i_pV) {
  return false;
 }
 env.Cursor = context.i_pV;
 let v_3 = env.LimitBackward;
 env.LimitBackward = env.Cursor;
 env.Cursor = env.Limit - v_2;
 let v_4 = env.Limit - env.Cursor;
lab1:
 for (;;) {
 lab2:
  for (;;) {
   let v_5 = env.Limit - env.Cursor;
  lab3:
   for (;;) {
    if (!r_perfective_gerund(env, context)) {
     break lab3;
    }
    break lab2;
   }
   env.Cursor = env.Limit - v_5;
   let v_6 = env.Limit - env.Cursor;
  lab4:
   for (;;) {
    if (!r_reflexive(env, context)) {
     env.Cursor = env.Limit - v_6;
     break lab4;
    }
    break lab4;
   }
  lab5:
   for (;;) {
    let v_7 = env.Limit - env.Cursor;
   lab6:
    for (;;) {
     if (!r_adjectival(env, context)) {
      break lab6;
     }
     break lab5;
    }
    env.Cursor = env.Limit - v_7;
   lab7:
    for (;;) {
     if (!r_verb(env, context)) {
      break lab7;
     }
     break lab5;
    }
    env.Cursor = env.Limit - v_7;
    if (!r_noun(env, context)) {
     break lab1;
    }
    break lab5;
   }
   break lab2;
  }
  break lab1;
 }
 env.Cursor = env.Limit - v_4;
 let v_8 = env.Limit - env.Cursor;
lab8:
 for (;;) {
  env.Ket = env.Cursor;
  if (!env.EqSB("\u0438")) {
   env.Cursor = env.Limit - v_8;
   break lab8;
  }
  env.Bra = env.Cursor;
  if (!env.SliceDel()) {
   return false;
  }
  break lab8;
 }
 let v_9 = env.Limit - env.Cursor;
lab9:
 for (;;) {
  if (!r_derivational(env, context)) {
   break lab9;
  }
  break lab9;
 }
 env.Cursor = env.Limit - v_9;
 let v_10 = env.Limit - env.Cursor;
lab10:
 for (;;) {
  if (!r_tidy_up(env, context)) {
   break lab10;
  }
  break lab10;
 }
 env.Cursor = env.Limit - v_10;
 env.LimitBackward = v_3;
 env.Cursor = env.LimitBackward;
 return true;
}

export const stem = stemmer(run);
