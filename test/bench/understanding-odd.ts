import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { oddInputs } from '../understanding/odd-inputs.ts';

/** 10,000 odd messages: none throws, and how long the slowest took. */
const COUNT = 10_000;
const LIMIT_MS = 20;
const understand = await loadUnderstanding();
const context = { locale: 'zh-CN' as const, now: '2026-11-05T12:00:00+08:00', orders: [] };
for (const text of oddInputs(500)) understand(text, context);

const times: number[] = [];
let slowest = { ms: 0, text: '' };
for (const text of oddInputs(COUNT)) {
  const began = performance.now();
  understand(text, context);
  const ms = performance.now() - began;
  times.push(ms);
  if (ms > slowest.ms) slowest = { ms, text };
}
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(share * (COUNT - 1))] ?? 0).toFixed(2);
console.log(`${COUNT} odd messages: median ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
console.log(`over ${LIMIT_MS} ms: ${times.filter((ms) => ms > LIMIT_MS).length}`);
if (slowest.ms > LIMIT_MS) console.log(JSON.stringify(slowest.text.slice(0, 120)));
