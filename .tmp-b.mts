import { writeXlsx } from './workers/export/xlsx.ts';
const words='Ngata purchase of 14 Rimu Street letter to Harbour Bank discharge settlement statement review title attend call with client'.split(' ');
let seed=1; const rnd=()=> (seed=(seed*1103515245+12345)&0x7fffffff)/0x7fffffff;
const mk=()=>{const rows:string[][]=[];for(let i=0;i<1000;i++){const r:string[]=[];for(let c=0;c<15;c++){ r.push(c<3?String(Math.floor(rnd()*1e6)): c<6? (rnd()*1000).toFixed(2): c<8? `20${10+Math.floor(rnd()*14)}-0${1+Math.floor(rnd()*9)}-1${Math.floor(rnd()*9)} 12:00:00`: Array.from({length:1+Math.floor(rnd()*5)},()=>words[Math.floor(rnd()*words.length)]).join(' '))} rows.push(r)} return rows};
const pages=Array.from({length:20},mk); const N=+(process.argv[2]??200000);
async function* feed(){for(let n=0;n<N;n+=1000) yield pages[(n/1000)%20]!}
const columns=Array.from({length:15},(_,i)=>({label:'col'+i,width:12,exact: i>=3&&i<6?{as:'number' as const,decimals:2}:{as:'text' as const}}));
let best=1e9; for (let k=0;k<+(process.argv[3]??2);k++){
let bytes=0; const sink=new WritableStream({write(c:Uint8Array){bytes+=c.length}});
globalThis.gc?.(); const h0=process.memoryUsage(); let peak=0; const timer=setInterval(()=>{peak=Math.max(peak,process.memoryUsage().heapUsed+process.memoryUsage().external)},50);
const t0=performance.now(); const c0=process.cpuUsage();
await writeXlsx({title:'t',sheets:[{name:'a',columns,pages:feed()}]},sink,new AbortController().signal);
clearInterval(timer);
const dt=(performance.now()-t0)/1000; const c=process.cpuUsage(c0); const cpu=(c.user+c.system)/N; best=Math.min(best,cpu);
}
console.log("best cpu us/row",best);
