const WORDS = {
  ask: ['不再接收售后通知邮件？', 'Stop mails about your cases?', '确认 · Confirm'],
  done: ['已停止发送邮件通知。', 'No more mails will be sent.', ''],
} as const;

/** The page behind the link at the end of a mail. It needs no script and loads nothing. */
export function unsubscribePage(stage: keyof typeof WORDS): string {
  const [zh, en, button] = WORDS[stage];
  const form = button ? `<form method="post"><button>${button}</button></form>` : '';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Redress</title>
<style>body{font:16px/1.6 system-ui,sans-serif;margin:18vh auto;max-width:26rem;padding:0 1.2rem;color:#1d2a33;text-align:center}
button{font:inherit;min-height:44px;padding:0 1.4rem;border:0;border-radius:8px;background:#14615f;color:#fff}</style>
<h1 style="font-size:1.2rem">${zh}</h1><p lang="en">${en}</p>${form}`;
}
