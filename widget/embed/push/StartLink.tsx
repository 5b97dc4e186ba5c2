import type { PushDesk } from './push-desk.ts';

interface StartProps {
  readonly desk: PushDesk;
  readonly page: string;
  readonly label: string;
}

/**
 * A browser lets no frame of another origin ask for notifications, so a page of our own does. It is a
 * plain link: no script of a frame can tell whether a window that it opens came up.
 */
export const StartLink = ({ desk, page, label }: StartProps) => (
  <a
    class="push-start"
    href={page}
    target="_blank"
    rel="noreferrer"
    onClick={() => void desk.follow()}
  >
    {label}
  </a>
);
