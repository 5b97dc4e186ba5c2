import type { OrderItem } from './api.ts';

interface Look {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** A picture of a kind of thing: two quiet colours and a line drawing. */
const LOOKS: Readonly<Record<OrderItem['category'], Look>> = {
  electronics: {
    from: '#dfe7ee',
    to: '#b9c8d6',
    path: 'M27 30h42v27H27zM20 64h56l-4 5H24zM44 64h8',
  },
  luxury_bag: {
    from: '#f0e2d6',
    to: '#d9b99d',
    path: 'M24 42h48l5 29H19zM36 42v-5a12 12 0 0 1 24 0v5M43 52h10v6H43z',
  },
  watch_jewelry: {
    from: '#e9e4d4',
    to: '#cbbf97',
    path: 'M48 64a16 16 0 1 0 0-32 16 16 0 0 0 0 32zM48 39v9l6 4M40 33l2-12h12l2 12M40 63l2 12h12l2-12',
  },
  apparel: {
    from: '#e6e6ee',
    to: '#c3c3d8',
    path: 'M37 24l-18 9 6 12 7-3v31h32V42l7 3 6-12-18-9c-2 5-6 7-11 7s-9-2-11-7z',
  },
  shoes: {
    from: '#e3ebe2',
    to: '#b8cbb5',
    path: 'M20 62V42c5 4 12 4 16-2l9 9c6 5 13 7 22 8 7 1 10 4 10 9v3H20zM20 62h57M45 49l-4 4M52 54l-4 4',
  },
  home: {
    from: '#efe9df',
    to: '#d5c6ad',
    path: 'M38 26h20l8 22H30zM48 48v24M36 72h24',
  },
  books_media: {
    from: '#e8ddd9',
    to: '#cba9a0',
    path: 'M48 34c-6-5-14-6-24-6v38c10 0 18 1 24 6 6-5 14-6 24-6V28c-10 0-18 1-24 6zM48 34v38',
  },
  toys_hobby: {
    from: '#e0ebee',
    to: '#a9c9d1',
    path: 'M48 22v12M36 34h24a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6V40a6 6 0 0 1 6-6zM40 46v4M56 46v4M38 62v10M58 62v10M24 44v10M72 44v10',
  },
  collectible_art: {
    from: '#ece3ec',
    to: '#c9b0ca',
    path: 'M24 24h48v48H24zM32 32h32v32H32zM32 58l10-12 8 9 5-5 9 10',
  },
  virtual_code: {
    from: '#dcebe8',
    to: '#9fcac2',
    path: 'M20 32h56v32H20zM20 42h56M28 55h14M58 52h10v6H58z',
  },
  fresh: {
    from: '#e8eed9',
    to: '#bccd8f',
    path: 'M48 38c-14-6-24 4-22 18 2 12 10 18 22 15 12 3 20-3 22-15 2-14-8-24-22-18zM48 38c0-7 3-12 9-15',
  },
};

interface Props {
  readonly category: OrderItem['category'];
  readonly title: string;
  /** The listing's own picture, where it has one. */
  readonly src?: string | undefined;
}

export function Thumb({ category, title, src }: Props) {
  if (src !== undefined) return <img class="thumb" src={src} alt={title} />;
  const look = LOOKS[category];
  const shade = `shade-${category}`;
  return (
    <svg class="thumb" viewBox="0 0 96 96" role="img" aria-label={title}>
      <defs>
        <linearGradient id={shade} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stop-color={look.from} />
          <stop offset="1" stop-color={look.to} />
        </linearGradient>
      </defs>
      <rect width="96" height="96" fill={`url(#${shade})`} />
      <path
        d={look.path}
        fill="none"
        stroke="#1d2b29"
        stroke-opacity=".72"
        stroke-width="2.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
