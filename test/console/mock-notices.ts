import { DEFAULT_PREFERENCES } from '../../server/contract/notice-settings.ts';
import type { NoticeView } from '../../server/contract/notices.ts';

/** A reader's notices, as the server would answer for them. */
export function mockNotices() {
  let preferences = DEFAULT_PREFERENCES.merchant;
  let items: NoticeView[] = [
    {
      id: '2',
      at: '2026-11-05T12:20:00.000Z',
      topic: 'act',
      title: '有售后等您处理',
      body: 'AS20261105-0002「ThinkPad X1」等您确认。涉及金额 ¥630.00。',
      ticketId: 'tkt_review',
      read: false,
      done: false,
      deadlineAt: '2026-11-07T12:20:00.000Z',
    },
    {
      id: '1',
      at: '2026-11-05T09:00:00.000Z',
      topic: 'digest',
      title: '今日售后小结',
      body: '待您处理 3 单，其中 24 小时内到期 1 单。',
      read: false,
      done: false,
    },
  ];
  const unread = () => items.filter(({ read }) => !read).length;
  return (method: string | undefined, part: string | undefined, body: unknown): object => {
    if (part === 'preferences') {
      if (method === 'PUT') preferences = body as typeof preferences;
      return {
        ...preferences,
        ...{ address: 'merchant@demo.redress', mailWorks: true, pushKey: 'B', browsers: 0 },
        timeZone: 'Asia/Shanghai',
      };
    }
    if (part === 'read') {
      const { ids, upTo } = body as { ids?: string[]; upTo?: string };
      items = items.map((one) => ({
        ...one,
        read: one.read || ids?.includes(one.id) || Number(one.id) <= Number(upTo ?? 0),
      }));
      return { unread: unread() };
    }
    return { items, nextCursor: null, unread: unread() };
  };
}
