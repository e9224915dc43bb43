import { startDiscord } from '/work/w-claims/test/discord/index.ts';
import { startPostgres } from '/work/w-claims/test/support/postgres.ts';
import { openLoad, startProcess } from '/work/w-claims/test/scale/pair.ts';
import { quantile } from '/work/w-claims/test/soak/figures.ts';
const sleep=(ms:number)=>new Promise(r=>setTimeout(r,ms));
const server = await startPostgres(); const url = await server.makeDatabase(); const discord = await startDiscord();
const n = Number(process.argv[2] ?? 2);
const running:any[]=[]; for (let i=0;i<n;i++){ const p = await startProcess(discord,url,i); running.push(p); await p.ready(); }
for (let round=0; round<4; round++) {
  const load = openLoad(discord);
  for (let i=0;i<25;i++) load.ask();
  const {wrong, acknowledged} = await load.outcome();
  console.log(round, 'wrong', wrong, 'ack p50', quantile(acknowledged,.5), 'max', Math.max(...acknowledged));
}
for (const r of running) { const m = await r.metrics(); const f=(k:string)=>((m.get(k+'_sum')??0)/(m.get(k+'_count')??1)*1000).toFixed(1)+' ms x'+m.get(k+'_count'); console.log('claim',f('footnote_claim_seconds'),'db',f('footnote_database_seconds'),'question',f('footnote_question_seconds'), 'lag p99', m.get('nodejs_eventloop_lag_p99_seconds')); }
for (const r of running) console.log(r.printed().split('\n').filter((l:string)=>l&&!l.includes('Question handled')).map((l:string)=>l.slice(0,200)).join('\n')); for (const r of running) await r.kill(); await discord.close().catch(e=>console.log(String(e).slice(0,300))); await server.remove(); process.exit(0);
