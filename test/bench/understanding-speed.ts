import { INTENTS_ROOT, loadUnderstanding } from '../../server/understanding/load-model.ts';
import { readDev } from '../../server/understanding/tools/dev-split.ts';

/** Load and reading times, on the clock and in processor time (which a busy machine leaves true). */
const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

await loadUnderstanding();
const startedCpu = process.cpuUsage();
const started = performance.now();
const understand = await loadUnderstanding();
console.log(
  `load: ${(performance.now() - started).toFixed(0)} ms on the clock, ${cpuMs(startedCpu).toFixed(0)} ms of processor`,
);

const context = { locale: 'zh-CN' as const, now: '2026-11-05T12:00:00+08:00', orders: [] };
const texts = (['zh', 'en'] as const).flatMap((language) =>
  readDev(INTENTS_ROOT, language).map(({ text }) => text),
);
for (let round = 0; round < 5; round++) for (const text of texts) understand(text, context);

const times: number[] = [];
const readingCpu = process.cpuUsage();
for (let round = 0; round < 10; round++)
  for (const text of texts) {
    const began = performance.now();
    understand(text, context);
    times.push(performance.now() - began);
  }
const perMessage = cpuMs(readingCpu) / times.length;
times.sort((a, b) => a - b);
const at = (share: number): string =>
  (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
console.log(
  `reading: median ${at(0.5)} ms, p99 ${at(0.99)} ms on the clock; ${perMessage.toFixed(2)} ms of processor a message`,
);
console.log(`memory: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
