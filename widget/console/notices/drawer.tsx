import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import type { NoticeView } from '../../../server/contract/notices.ts';
import { markRead } from '../api/notice-calls.ts';
import { session } from '../api/session.ts';
import { ticketHref } from '../hooks/route.ts';
import { useEscape } from '../hooks/use-escape.ts';
import { usePhone } from '../hooks/use-media.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { DeadlineTag } from '../parts/tags.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { When } from '../parts/when.tsx';
import { useLanguage } from '../words/language.tsx';
import { useNotices } from './use-notices.ts';

interface Props {
  readonly unread: number;
  readonly onUnread: (unread: number) => void;
  readonly onClose: () => void;
}

/** The reader's notices, newest first; what one follows is read. */
export function NoticeDrawer({ unread, onUnread, onClose }: Props) {
  const { t } = useLanguage();
  const phone = usePhone();
  const notices = useNotices(onUnread);
  useEscape(onClose);
  const readAll = () => {
    const newest = notices.items?.[0]?.id;
    if (newest) markRead({ upTo: newest }).then(notices.reload, notices.reload);
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('notice.title')}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '85%' : 420}
      extra={
        <Button size="small" disabled={unread === 0} onClick={readAll}>
          {t('notice.readAll')}
        </Button>
      }
      footer={
        <Button type="link" className="notice-settings" href="#/notices" onClick={onClose}>
          {t('notice.settings')}
        </Button>
      }
    >
      {notices.error !== undefined && (
        <ProblemNote error={notices.error} onRetry={notices.reload} />
      )}
      {!notices.items && notices.error === undefined && <Waiting />}
      {notices.items?.length === 0 && <p className="muted notice-none">{t('notice.none')}</p>}
      <ul className="notices">
        {notices.items?.map((notice) => (
          <Item key={notice.id} notice={notice} onClose={onClose} onRead={notices.reload} />
        ))}
      </ul>
      {notices.more && (
        <Button block onClick={notices.more}>
          {t('list.more')}
        </Button>
      )}
    </Drawer>
  );
}

/** Where it is dealt with; undefined where there is nothing to go to. */
function hrefOf({ page, ticketId }: NoticeView): string | undefined {
  if (page !== undefined) return `#/${page}`;
  if (ticketId === undefined) return undefined;
  return session.get()?.user.role === 'juror' ? '#/jury' : ticketHref(ticketId);
}

interface ItemProps {
  readonly notice: NoticeView;
  readonly onClose: () => void;
  readonly onRead: () => void;
}

function Item({ notice, onClose, onRead }: ItemProps) {
  const { t } = useLanguage();
  const now = useNow();
  const { id, title, body, at, topic, read, done, deadlineAt } = notice;
  const href = hrefOf(notice);
  const open = !read && !done;
  const follow = () => {
    if (open) markRead({ ids: [id] }).catch(() => undefined);
    onClose();
  };
  const read1 = () => markRead({ ids: [id] }).then(onRead, onRead);
  const inside = (
    <>
      <span className="notice-line">
        <b>{title}</b>
        <small className="muted nowrap">
          <When at={at} now={now} />
        </small>
      </span>
      <span className="notice-body">{body}</span>
      <span className="notice-line">
        {done ? (
          <small className="muted">{t('notice.done')}</small>
        ) : (
          topic !== 'news' && deadlineAt && <DeadlineTag at={deadlineAt} now={now} />
        )}
      </span>
    </>
  );
  return (
    <li className={open ? `notice-item is-open is-${topic}` : 'notice-item'}>
      {href !== undefined ? (
        <a href={href} onClick={follow}>
          {inside}
        </a>
      ) : (
        <div>{inside}</div>
      )}
      {open && (
        <button type="button" className="link-button" onClick={read1}>
          {t('notice.markRead')}
        </button>
      )}
    </li>
  );
}
