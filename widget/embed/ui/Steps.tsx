import { nodeName } from '../../shared/states.ts';
import { clockTime } from '../../shared/time.ts';
import type { TicketEvent } from '../../shared/wire.ts';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';

/** The flowchart a buyer sees: every step of this case, lit as far as it has come. */
export function Steps({ ticket }: { ticket: TicketEvent }) {
  const { t, locale } = useChat();
  return (
    <ol class="steps">
      {ticket.progress
        .filter((step) => step.status !== 'skipped')
        .map((step) => (
          <li
            key={step.node}
            class={step.status}
            aria-current={step.status === 'current' ? 'step' : undefined}
          >
            <span class="step-dot">
              {step.status === 'done' && <Icon name="check" size={12} />}
            </span>
            <span class="step-name">{nodeName(step.node, locale)}</span>
            <span class="step-time">
              {step.at && step.status !== 'next' ? clockTime(step.at, locale) : ''}
            </span>
            <span class="unseen">{t.progress.status[step.status]}</span>
          </li>
        ))}
    </ol>
  );
}
