"use strict";(()=>{function o(r){return{ends:new Map(r),longest:Math.max(...r.map(([t])=>t.length))}}var a=class{constructor(t){this.Cursor=0;this.LimitBackward=0;this.Bra=0;this.current=t,this.Limit=this.Ket=t.length}Current(){return this.current}NextChar(){this.Cursor++}PrevChar(){this.Cursor--}ByteIndexForHop(t){return this.Cursor+t}in(t,i,s,e){let u=this.current.charCodeAt(t);return u<=e&&u>=s&&(i[u-s>>3]&1<<(u-s&7))!==0}forward(t,i,s,e){return this.Cursor>=this.Limit||this.in(this.Cursor,i,s,e)!==t?!1:(this.Cursor++,!0)}backward(t,i,s,e){return this.Cursor<=this.LimitBackward||this.in(this.Cursor-1,i,s,e)!==t?!1:(this.Cursor--,!0)}InGrouping(t,i,s){return this.forward(!0,t,i,s)}OutGrouping(t,i,s){return this.forward(!1,t,i,s)}InGroupingB(t,i,s){return this.backward(!0,t,i,s)}OutGroupingB(t,i,s){return this.backward(!1,t,i,s)}EqS(t){return this.Cursor>=this.Limit||!this.current.startsWith(t,this.Cursor)?!1:(this.Cursor+=t.length,!0)}EqSB(t){let i=this.Cursor-t.length;return i<this.LimitBackward||!this.current.startsWith(t,i)?!1:(this.Cursor=i,!0)}FindAmong(t){for(let i=Math.min(t.longest,this.Limit-this.Cursor);i>=0;i--){let s=t.ends.get(this.current.slice(this.Cursor,this.Cursor+i));if(s!==void 0)return this.Cursor+=i,s}return 0}FindAmongB(t){for(let i=Math.min(t.longest,this.Cursor-this.LimitBackward);i>=0;i--){let s=t.ends.get(this.current.slice(this.Cursor-i,this.Cursor));if(s!==void 0)return this.Cursor-=i,s}return 0}replace(t,i,s){let e=s.length-(i-t);return this.current=this.current.slice(0,t)+s+this.current.slice(Math.max(t,i)),this.Limit+=e,this.Cursor>=i?this.Cursor+=e:this.Cursor>t&&(this.Cursor=t),e}SliceFrom(t){return this.replace(this.Bra,this.Ket,t),!0}SliceDel(){return this.SliceFrom("")}Insert(t,i,s){let e=this.replace(t,i,s);t<=this.Bra&&(this.Bra+=e),t<=this.Ket&&(this.Ket+=e)}},n=r=>t=>{let i=new a(t);return r(i),i.current};var h=o([["a",1],["arna",1],["erna",1],["heterna",1],["orna",1],["ad",1],["e",1],["ade",1],["ande",1],["arne",1],["are",1],["aste",1],["en",1],["anden",1],["aren",1],["heten",1],["ern",1],["ar",1],["er",1],["heter",1],["or",1],["s",2],["as",1],["arnas",1],["ernas",1],["ornas",1],["es",1],["ades",1],["andes",1],["ens",1],["arens",1],["hetens",1],["erns",1],["at",1],["andet",1],["het",1],["ast",1]]),C=o([["dd",-1],["gd",-1],["nn",-1],["dt",-1],["gt",-1],["kt",-1],["tt",-1]]),d=o([["ig",1],["lig",1],["els",1],["fullt",3],["löst",2]]),m=[17,65,16,1,0,0,0,0,0,0,0,0,0,0,0,0,24,0,32],c=[119,127,149];function b(r,t){t.i_p1=r.Limit;let i=r.Cursor;{let s=r.ByteIndexForHop(3);if(0>s||s>r.Limit)return!1;r.Cursor=s}t.i_x=r.Cursor,r.Cursor=i;r:for(;;){let s=r.Cursor;t:for(;;){if(!r.InGrouping(m,97,246))break t;r.Cursor=s;break r}if(r.Cursor=s,r.Cursor>=r.Limit)return!1;r.NextChar()}r:for(;;){t:for(;;){if(!r.OutGrouping(m,97,246))break t;break r}if(r.Cursor>=r.Limit)return!1;r.NextChar()}t.i_p1=r.Cursor;r:for(;;){if(!(t.i_p1<t.i_x))break r;t.i_p1=t.i_x;break r}return!0}function g(r,t){let i=0,s=r.Limit-r.Cursor;if(r.Cursor<t.i_p1)return!1;r.Cursor=t.i_p1;let e=r.LimitBackward;if(r.LimitBackward=r.Cursor,r.Cursor=r.Limit-s,r.Ket=r.Cursor,i=r.FindAmongB(h),i===0)return r.LimitBackward=e,!1;if(r.Bra=r.Cursor,r.LimitBackward=e,i===0)return!1;if(i===1){if(!r.SliceDel())return!1}else if(i===2&&(!r.InGroupingB(c,98,121)||!r.SliceDel()))return!1;return!0}function L(r,t){let i=r.Limit-r.Cursor;if(r.Cursor<t.i_p1)return!1;r.Cursor=t.i_p1;let s=r.LimitBackward;r.LimitBackward=r.Cursor,r.Cursor=r.Limit-i;let e=r.Limit-r.Cursor;return r.FindAmongB(C)===0||(r.Cursor=r.Limit-e,r.Ket=r.Cursor,r.Cursor<=r.LimitBackward)?(r.LimitBackward=s,!1):(r.PrevChar(),r.Bra=r.Cursor,r.SliceDel()?(r.LimitBackward=s,!0):!1)}function _(r,t){let i=0,s=r.Limit-r.Cursor;if(r.Cursor<t.i_p1)return!1;r.Cursor=t.i_p1;let e=r.LimitBackward;if(r.LimitBackward=r.Cursor,r.Cursor=r.Limit-s,r.Ket=r.Cursor,i=r.FindAmongB(d),i===0||(r.Bra=r.Cursor,i===0))return r.LimitBackward=e,!1;if(i===1){if(!r.SliceDel())return!1}else if(i===2){if(!r.SliceFrom("lös"))return!1}else if(i===3&&!r.SliceFrom("full"))return!1;return r.LimitBackward=e,!0}function k(r){let t={i_x:0,i_p1:0},i=r.Cursor;r:for(;;){if(!b(r,t))break r;break r}r.Cursor=i,r.LimitBackward=r.Cursor,r.Cursor=r.Limit;let s=r.Limit-r.Cursor;r:for(;;){if(!g(r,t))break r;break r}r.Cursor=r.Limit-s;let e=r.Limit-r.Cursor;r:for(;;){if(!L(r,t))break r;break r}r.Cursor=r.Limit-e;let u=r.Limit-r.Cursor;r:for(;;){if(!_(r,t))break r;break r}return r.Cursor=r.Limit-u,r.Cursor=r.LimitBackward,!0}var l=n(k);var p="och ar att i en ett det den som pa for med av till inte om har de jag du vi ni hur vad var nar vem kan ska",f;(f=globalThis.vakkaIndex)==null||f.call(globalThis,"sv","stem",l,p);})();
/*! The stemmer in this script is made from Snowball (https://snowballstem.org).

Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006,2007,2009,2010,2011,2014-2019, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions
are met:

  1. Redistributions of source code must retain the above copyright notice,
     this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright notice,
     this list of conditions and the following disclaimer in the documentation
     and/or other materials provided with the distribution.
  3. Neither the name of the Snowball project nor the names of its contributors
     may be used to endorse or promote products derived from this software
     without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
