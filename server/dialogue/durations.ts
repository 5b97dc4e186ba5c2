import type { Cite } from '../contract/conversation-events.ts';
import type { Fact } from './facts.ts';

/** How long something lasts, as a fact of what is said. */
export const lasting = (minutes: number, cite: Cite): Fact => ({ kind: 'duration', minutes, cite });
export const hours = (count: number, cite: Cite): Fact => lasting(count * 60, cite);
export const days = (count: number, cite: Cite): Fact => lasting(count * 1_440, cite);
