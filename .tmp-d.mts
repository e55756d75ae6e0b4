import { Deflater } from './workers/export/deflate.ts';
import zlib from 'node:zlib';
let seed=7; const rnd=()=> (seed=(Math.imul(seed,1103515245)+12345)&0x7fffffff)/0x7fffffff;
for (let k=0;k<400;k++){
 const d=new Deflater(); const ins:Uint8Array[]=[]; const outs:Uint8Array[]=[];
 for(let c=0;c<1+rnd()*4;c++){ const n=Math.floor(rnd()*(k%10===0?300000:3000)); const alpha=1+Math.floor(rnd()*(k%3?256:4)); const b=Uint8Array.from({length:n},()=>Math.floor(rnd()**3*alpha)); if(k%2) for(let i=0;i<n/2;i++) b[i+Math.floor(n/2)]=b[i]!; ins.push(b); outs.push(d.push(b)); }
 outs.push(d.finish());
 const got=zlib.inflateRawSync(Buffer.concat(outs)); const want=Buffer.concat(ins); if(!got.equals(want)) throw new Error('mismatch '+k);
}
console.log('ok');
const words='Ngata purchase of 14 Rimu Street letter to Harbour Bank discharge settlement statement review title attend call with client'.split(' ');
const letters=Array.from({length:15},(_,i)=>String.fromCharCode(65+i)); let s='';
const chunks:Uint8Array[]=[];
for(let n=1;n<=20000;n++){ s+='<row r="'+n+'">'; for(let c=0;c<15;c++){const v=c<3?String(Math.floor(rnd()*1e6)): c<6? (rnd()*1000).toFixed(2): c<8? `20${10+Math.floor(rnd()*14)}-0${1+Math.floor(rnd()*9)}-1${Math.floor(rnd()*9)} 12:00:00`: Array.from({length:1+Math.floor(rnd()*5)},()=>words[Math.floor(rnd()*words.length)]).join(' '); s+= c>=3&&c<6?'<c r="'+letters[c]+n+'" s="4"><v>'+v+'</v></c>':'<c r="'+letters[c]+n+'" s="1" t="inlineStr"><is><t>'+v+'</t></is></c>'} s+='</row>'; if(n%200===0){chunks.push(new TextEncoder().encode(s)); s=''}}
const total=chunks.reduce((a,c)=>a+c.length,0);
for(let k=0;k<6;k++){ const d=new Deflater(); let out=0; const t=process.cpuUsage(); for(const c of chunks) out+=d.push(c).length; const u=process.cpuUsage(t); console.log('us/row',(u.user/20000).toFixed(2),'MB/s',(total/u.user).toFixed(0),'out/row',(out/20000)|0); }
const t=process.cpuUsage(); zlib.deflateRawSync(Buffer.concat(chunks)); console.log('zlib6 us/row', process.cpuUsage(t).user/20000);
