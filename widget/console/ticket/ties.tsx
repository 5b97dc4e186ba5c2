import Button from 'antd/es/button';
import type { TalkContext } from '../api/desk-calls.ts';
import { session } from '../api/session.ts';
import { deskHref } from '../desk/place.ts';
import type { Run } from '../desk/use-command.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly context: Pick<TalkContext, 'followers' | 'links'>;
  readonly busy: boolean;
  readonly run: Run;
}

/** Who hears of a talk, and the talks of the same matter, whether it is at the desk or not. */
export function Ties({ context: { followers, links }, busy, run }: Props) {
  const w = useDeskWords();
  const { locale } = useLanguage();
  if (followers.length + links.length === 0) return null;
  return (
    <dl className="ties">
      {followers.length > 0 && (
        <div>
          <dt>{w('ties.followers')}</dt>
          <dd>{followers.map(({ name }) => name).join(locale === 'en' ? ', ' : '、')}</dd>
        </div>
      )}
      {links.length > 0 && (
        <div>
          <dt>{w('ties.links')}</dt>
          <dd>
            <ul>
              {links.map(({ conversationId, kind, number, title }) => {
                const name = [number, title].filter(Boolean).join(' · ') || w('ties.noCase');
                return (
                  <li key={conversationId}>
                    <a href={deskHref(conversationId)}>{name}</a>
                    <small className="muted">{w(`ties.${kind}`)}</small>
                    <Button
                      size="small"
                      type="text"
                      disabled={busy}
                      aria-label={w('ties.unlinkOf', { name })}
                      onClick={() => void run({ command: 'unlink', to: conversationId })}
                    >
                      {w('ties.unlink')}
                    </Button>
                  </li>
                );
              })}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Whether the reader is among those who hear of it. */
export const isFollowed = ({ followers }: Pick<TalkContext, 'followers'>): boolean =>
  followers.some(({ id }) => id === session.get()?.user.id);
