/** Line icons on a 24 grid, drawn with the text's own colour. */
const PATHS = {
  send: 'M4.5 12h14M12.5 5.5l6.5 6.5-6.5 6.5',
  photo:
    'M4 7.5A2.5 2.5 0 0 1 6.5 5h11A2.5 2.5 0 0 1 20 7.5v9a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 16.5zM4.5 16.5l4.5-4.5 4 4 2.5-2.5 4 4M15.2 9.2h.01',
  camera:
    'M4 9a2 2 0 0 1 2-2h1.8l1.4-2h5.6l1.4 2H18a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM12 16a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4M9.5 12.5h6M9.5 16h4',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  widen: 'M14 4.5h5.5V10M10 19.5H4.5V14M19.5 4.5l-6 6M4.5 19.5l6-6',
  narrow: 'M19.5 10H14V4.5M4.5 14H10v5.5M14 10l5.5-5.5M10 14l-5.5 5.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 8v5M12 16.5h.01M12 3.5l9 16H3z',
  clock: 'M12 7.5V12l3 2M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z',
  retry: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4h-4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.7-3.7 3.8-5.5 7.5-5.5s6.8 1.8 7.5 5.5',
  shield: 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.3-7 9-4.1-1.7-7-4.7-7-9V6zM9 12l2.2 2.2L15.2 10',
  refund:
    'M8 7H5V4M5.3 7A8.5 8.5 0 1 1 3.6 13.2M9.5 8.5L12 11.5l2.5-3M12 11.5V16.5M9.8 12.5h4.4M9.8 14.5h4.4',
  coupon:
    'M4 7.5h16v3a1.8 1.8 0 0 0 0 3.5v3H4v-3a1.8 1.8 0 0 0 0-3.5zM10 9.5v.01M10 12v.01M10 14.5v.01',
  box: 'M12 3.5l8 4.2v8.6l-8 4.2-8-4.2V7.7zM4.2 7.8L12 12l7.8-4.2M12 12v8.3',
  chat: 'M6 5h12a2.5 2.5 0 0 1 2.5 2.5v6.5a2.5 2.5 0 0 1-2.5 2.5h-5.5L8 20v-3.5H6A2.5 2.5 0 0 1 3.5 14V7.5A2.5 2.5 0 0 1 6 5z',
  spark: 'M12 4c.6 4.6 3.4 7.4 8 8-4.6.6-7.4 3.4-8 8-.6-4.6-3.4-7.4-8-8 4.6-.6 7.4-3.4 8-8z',
  wrench:
    'M14.5 6.5a4 4 0 0 1 5-1.5l-2.8 2.8 1.5 1.5L21 6.5a4 4 0 0 1-5.5 5L8 19a2 2 0 0 1-3-3l7.5-7.5a4 4 0 0 1 2-2z',
  offline:
    'M4 4l16 16M8.5 13a5 5 0 0 1 4-1.4M5 9.5a10 10 0 0 1 3.5-2.2M19 9.5a10 10 0 0 0-6-2.8M12 17.5h.01',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
