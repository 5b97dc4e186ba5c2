import { ZodError } from 'zod';
import { readFinding as read } from '../../contract/findings.ts';
import { REPORT_KINDS } from '../../contract/storefront.ts';
import type { ActionBody } from '../../contract/tickets.ts';
import type { Findings } from '../../terms/finding.ts';

/** A finding that staff file for a partner, in the partner's own words, or the field that is wrong. */
export function readFinding(
  body: ActionBody,
  now: string,
): Findings | { readonly path: string; readonly detail: string } {
  const kind = REPORT_KINDS.find((one) => one === body.kind);
  if (!kind) return { path: 'kind', detail: `name one of ${REPORT_KINDS.join(', ')}` };
  try {
    return read({
      kind,
      result: body.result ?? { status: body.outcome, note: body.note },
      at: now,
    });
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    return {
      path: ['result', ...(issue?.path ?? [])].join('.'),
      detail: issue?.message ?? 'it cannot be read',
    };
  }
}
