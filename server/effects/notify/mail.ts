import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same at every try: a second copy is known as one. */
  readonly messageId: string;
  /** Where one click ends such mails (RFC 8058). */
  readonly unsubscribe: string;
}

/** Sends mails; throws when the server does not take one. */
export interface MailPort {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** How long a mail server may take, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Mails by SMTP: `smtp://user:password@host:port`, `smtps://` for TLS from the first byte. */
export function smtpMail({ url, from }: { readonly url: string; readonly from: string }): MailPort {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // A text of ours names no file and no address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ to, subject, text, messageId, unsubscribe }) {
      await transport.sendMail({
        to: { name: '', address: to },
        subject,
        text,
        messageId,
        headers: {
          'auto-submitted': 'auto-generated',
          'list-unsubscribe': `<${unsubscribe}>`,
          'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
        },
      });
    },
    close: () => transport.close(),
  };
}
