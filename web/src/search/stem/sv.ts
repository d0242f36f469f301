// Made from github.com/blevesearch/snowballstem by go test ./internal/search/lang -update.
// Copyright (c) 2001, Dr Martin Porter; BSD licence.

import { Env, among, stemmer } from "./env";

const A_0 = among([
 ["a", 1],
 ["arna", 1],
 ["erna", 1],
 ["heterna", 1],
 ["orna", 1],
 ["ad", 1],
 ["e", 1],
 ["ade", 1],
 ["ande", 1],
 ["arne", 1],
 ["are", 1],
 ["aste", 1],
 ["en", 1],
 ["anden", 1],
 ["aren", 1],
 ["heten", 1],
 ["ern", 1],
 ["ar", 1],
 ["er", 1],
 ["heter", 1],
 ["or", 1],
 ["s", 2],
 ["as", 1],
 ["arnas", 1],
 ["ernas", 1],
 ["ornas", 1],
 ["es", 1],
 ["ades", 1],
 ["andes", 1],
 ["ens", 1],
 ["arens", 1],
 ["hetens", 1],
 ["erns", 1],
 ["at", 1],
 ["andet", 1],
 ["het", 1],
 ["ast", 1],
]);
const A_1 = among([
 ["dd", -1],
 ["gd", -1],
 ["nn", -1],
 ["dt", -1],
 ["gt", -1],
 ["kt", -1],
 ["tt", -1],
]);
const A_2 = among([
 ["ig", 1],
 ["lig", 1],
 ["els", 1],
 ["fullt", 3],
 ["l\u00F6st", 2],
]);
const G_v = [17, 65, 16, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 32];
const G_s_ending = [119, 127, 149];
interface Context {
 i_x: number;
 i_p1: number;
}
function r_mark_regions(env: Env, context: Context): boolean {
 void context;
 context.i_p1 = env.Limit;
 let v_1 = env.Cursor;
 {
  let c = env.ByteIndexForHop((3));
  if ((0) > c || c > (env.Limit)) {
   return false;
  }
  env.Cursor = (c);
 }
 context.i_x = env.Cursor;
 env.Cursor = v_1;
golab0:
 for (;;) {
  let v_2 = env.Cursor;
 lab1:
  for (;;) {
   if (!env.InGrouping(G_v, 97, 246)) {
    break lab1;
   }
   env.Cursor = v_2;
   break golab0;
  }
  env.Cursor = v_2;
  if (env.Cursor >= env.Limit) {
   return false;
  }
  env.NextChar();
 }
golab2:
 for (;;) {
 lab3:
  for (;;) {
   if (!env.OutGrouping(G_v, 97, 246)) {
    break lab3;
   }
   break golab2;
  }
  if (env.Cursor >= env.Limit) {
   return false;
  }
  env.NextChar();
 }
 context.i_p1 = env.Cursor;
lab4:
 for (;;) {
  if (!(context.i_p1 < context.i_x)) {
   break lab4;
  }
  context.i_p1 = context.i_x;
  break lab4;
 }
 return true;
}
function r_main_suffix(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 let v_1 = env.Limit - env.Cursor;
 if (env.Cursor < context.i_p1) {
  return false;
 }
 env.Cursor = context.i_p1;
 let v_2 = env.LimitBackward;
 env.LimitBackward = env.Cursor;
 env.Cursor = env.Limit - v_1;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_0);
 if (among_var === 0) {
  env.LimitBackward = v_2;
  return false;
 }
 env.Bra = env.Cursor;
 env.LimitBackward = v_2;
 if (among_var === 0) {
  return false;
 } else if (among_var === 1) {
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.InGroupingB(G_s_ending, 98, 121)) {
   return false;
  }
  if (!env.SliceDel()) {
   return false;
  }
 }
 return true;
}
function r_consonant_pair(env: Env, context: Context): boolean {
 void context;
 let v_1 = env.Limit - env.Cursor;
 if (env.Cursor < context.i_p1) {
  return false;
 }
 env.Cursor = context.i_p1;
 let v_2 = env.LimitBackward;
 env.LimitBackward = env.Cursor;
 env.Cursor = env.Limit - v_1;
 let v_3 = env.Limit - env.Cursor;
 if (env.FindAmongB(A_1) === 0) {
  env.LimitBackward = v_2;
  return false;
 }
 env.Cursor = env.Limit - v_3;
 env.Ket = env.Cursor;
 if (env.Cursor <= env.LimitBackward) {
  env.LimitBackward = v_2;
  return false;
 }
 env.PrevChar();
 env.Bra = env.Cursor;
 if (!env.SliceDel()) {
  return false;
 }
 env.LimitBackward = v_2;
 return true;
}
function r_other_suffix(env: Env, context: Context): boolean {
 void context;
 let among_var = 0;
 let v_1 = env.Limit - env.Cursor;
 if (env.Cursor < context.i_p1) {
  return false;
 }
 env.Cursor = context.i_p1;
 let v_2 = env.LimitBackward;
 env.LimitBackward = env.Cursor;
 env.Cursor = env.Limit - v_1;
 env.Ket = env.Cursor;
 among_var = env.FindAmongB(A_2);
 if (among_var === 0) {
  env.LimitBackward = v_2;
  return false;
 }
 env.Bra = env.Cursor;
 if (among_var === 0) {
  env.LimitBackward = v_2;
  return false;
 } else if (among_var === 1) {
  if (!env.SliceDel()) {
   return false;
  }
 } else if (among_var === 2) {
  if (!env.SliceFrom("l\u00F6s")) {
   return false;
  }
 } else if (among_var === 3) {
  if (!env.SliceFrom("full")) {
   return false;
  }
 }
 env.LimitBackward = v_2;
 return true;
}
function run(env: Env): boolean {
 const context: Context = {
  i_x:  0,
  i_p1: 0,
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
lab1:
 for (;;) {
  if (!r_main_suffix(env, context)) {
   break lab1;
  }
  break lab1;
 }
 env.Cursor = env.Limit - v_2;
 let v_3 = env.Limit - env.Cursor;
lab2:
 for (;;) {
  if (!r_consonant_pair(env, context)) {
   break lab2;
  }
  break lab2;
 }
 env.Cursor = env.Limit - v_3;
 let v_4 = env.Limit - env.Cursor;
lab3:
 for (;;) {
  if (!r_other_suffix(env, context)) {
   break lab3;
  }
  break lab3;
 }
 env.Cursor = env.Limit - v_4;
 env.Cursor = env.LimitBackward;
 return true;
}

export const stem = stemmer(run);
