/** One promise, looked at in so many places, and where it does not hold. */
export interface Finding {
  readonly promise: string;
  /** How many things were looked at; a promise nobody looked at is not kept. */
  readonly looked: number;
  readonly breaches: readonly string[];
}

/** How many breaches of one promise are printed. */
const SHOWN = 5;

export const isKept = ({ looked, breaches }: Finding): boolean =>
  looked > 0 && breaches.length === 0;

/** Prints one line for each promise; answers how many are kept and how many are not. */
export function report(findings: readonly Finding[]): { passed: number; failed: number } {
  for (const finding of findings) {
    const { promise, looked, breaches } = finding;
    const word = isKept(finding) ? 'passed' : 'FAILED';
    console.log(`${word}: ${promise} (${looked} looked at, ${breaches.length} breaches)`);
    for (const breach of breaches.slice(0, SHOWN)) console.log(`        ${breach}`);
  }
  const passed = findings.filter(isKept).length;
  return { passed, failed: findings.length - passed };
}
