import type { TestProject } from 'vitest/node';
import { startTestServices } from './test-services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's lazily started servers are asked for. */
    testServices: string;
  }
}

/** Runs once before all test files; what it starts is started at the first need only. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const services = await startTestServices();
  project.provide('testServices', services.url);
  return services.stop;
}
