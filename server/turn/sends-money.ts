import type { Command } from '../ticket/commands.ts';

/** Whether a command has cash leave, by whatever way. */
export function sendsMoney(command: Command): boolean {
  if (command.type === 'retry_refund' || command.type === 'refund_refused') return true;
  const made = 'made' in command ? command.made : command.type === 'accept' ? command : undefined;
  return made?.refund !== undefined || made?.transfer !== undefined;
}
