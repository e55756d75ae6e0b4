import { Deflater } from './workers/export/deflate.ts';
import { SheetXml } from './workers/export/sheet-xml.ts';
import { NumberStyles } from './workers/export/xlsx-styles.ts';
import { writeXlsx } from './workers/export/xlsx.ts';
const words='Ngata purchase of 14 Rimu Street letter to Harbour Bank discharge settlement statement review title attend call with client'.split(' ');
let seed=1; const rnd=()=> (seed=(seed*1103515245+12345)&0x7fffffff)/0x7fffffff;
const mk=()=>{const rows:string[][]=[];for(let i=0;i<1000;i++){const r:string[]=[];for(let c=0;c<15;c++){ r.push(c<3?String(Math.floor(rnd()*1e6)): c<6? (rnd()*1000).toFixed(2): c<8? `20${10+Math.floor(rnd()*14)}-0${1+Math.floor(rnd()*9)}-1${Math.floor(rnd()*9)} 12:00:00`: Array.from({length:1+Math.floor(rnd()*5)},()=>words[Math.floor(rnd()*words.length)]).join(' '))} rows.push(r)} return rows};
const pages=Array.from({length:20},mk);
const columns=Array.from({length:15},(_,i)=>({label:'col'+i,width:12,exact: i>=3&&i<6?{as:'number' as const,decimals:2}:{as:'text' as const}}));
const N=40000;
const min=async(f:()=>unknown)=>{let b=1e9;for(let k=0;k<8;k++){const t=performance.now();await f();b=Math.min(b,performance.now()-t)}return (b*1000/N).toFixed(2)};
(globalThis as any).go=async()=>{
 const chunks:Uint8Array<ArrayBuffer>[]=[];
 const make=()=>{const x=new SheetXml(columns,new NumberStyles(),32767);chunks.length=0;chunks.push(x.head(true));for(let n=0;n<N;n+=1000)for(let k=0;k<5;k++)chunks.push(x.page(pages[(n/1000)%20]!.slice(k*200,k*200+200)));};
 const build=await min(make);
 const own=await min(()=>{const d=new Deflater();for(const c of chunks)d.push(c)});
 const native=await min(async()=>{const cs=new CompressionStream('deflate-raw');const r=(async()=>{const rd=cs.readable.getReader();for(;;){if((await rd.read()).done)break}})();const w=cs.writable.getWriter();for(const c of chunks)await w.write(c);await w.close();await r});
 async function* feed(){for(let n=0;n<N;n+=1000) yield pages[(n/1000)%20]!}
 const all=await min(()=>writeXlsx({title:'t',sheets:[{name:'a',columns,pages:feed()}]},new WritableStream(),new AbortController().signal));
 return {build,own,native,all};
};
