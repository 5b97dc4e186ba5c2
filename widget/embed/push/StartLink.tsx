import type { PushDesk } from './push-desk.ts';

interface StartProps {
  readonly desk: PushDesk;
  readonly page: string;
  readonly label: string;
}

const WINDOW = 'popup,width=420,height=560';

/**
 * A browser lets no frame of another origin ask for notifications, so a page of our own does. It is a
 * plain link where a window of its own is not to be had.
 */
export function StartLink({ desk, page, label }: StartProps) {
  const open = (event: Event): void => {
    if (window.open(page, 'redress-notify', WINDOW)) event.preventDefault();
    void desk.follow();
  };
  return (
    <a class="push-start" href={page} target="_blank" rel="noreferrer" onClick={open}>
      {label}
    </a>
  );
}
