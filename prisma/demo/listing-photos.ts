import type { OrderItem } from '../../server/terms/order.ts';

/** What stands on the table before the wall; `B` is its body, `D` its darker side, in a frame of 400 × 300. */
const THINGS = {
  laptop:
    '<path d="M78 62h244v146H78z" fill="D"/><path d="M88 72h224v126H88z" fill="#31506b"/><path d="M88 72h224L188 198H88z" fill="#fff" opacity=".09"/><path d="M54 214h292l22 40H32z" fill="B"/><path d="M92 222h216l6 18H86zM168 244h64v7h-64z" fill="#1b1e22" opacity=".55"/>',
  phone:
    '<rect x="132" y="30" width="136" height="238" rx="22" fill="B"/><rect x="140" y="38" width="120" height="222" rx="16" fill="#1c2733"/><path d="M140 54v190L252 38h-96z" fill="#fff" opacity=".1"/><rect x="178" y="46" width="44" height="9" rx="4" fill="#000"/>',
  handheld:
    '<rect x="48" y="92" width="304" height="128" rx="40" fill="B"/><rect x="108" y="88" width="184" height="136" rx="8" fill="#16191d"/><rect x="120" y="100" width="160" height="112" fill="#3b6a8f"/><circle cx="80" cy="132" r="15" fill="#22262b"/><circle cx="320" cy="176" r="15" fill="#22262b"/>',
  powerbank:
    '<rect x="112" y="64" width="176" height="192" rx="24" fill="B"/><path d="M136 64h40v192h-40z" fill="#fff" opacity=".16"/><circle cx="200" cy="216" r="5" fill="#7fd"/><circle cx="220" cy="216" r="5" fill="#7fd"/><rect x="176" y="68" width="48" height="9" fill="#111"/>',
  bag: '<path d="M150 116c0-70 100-70 100 0" fill="none" stroke="D" stroke-width="11"/><path d="M92 112h216l22 142H70z" fill="B"/><path d="M92 112h216l4 28H88z" fill="D"/><rect x="182" y="132" width="36" height="26" rx="4" fill="#d8b45a"/><path d="M80 200h240M96 112l-10 140M304 112l10 140" stroke="D" stroke-width="2" stroke-dasharray="6 5"/>',
  watch:
    '<path d="M166 20h68v82h-68zM166 198h68v82h-68z" fill="D"/><circle cx="200" cy="150" r="66" fill="B"/><circle cx="200" cy="150" r="52" fill="#14273d"/><path d="M200 150v-34M200 150l24 14" stroke="#eef" stroke-width="5" stroke-linecap="round"/><path d="M200 104v8M200 188v8M154 150h8M238 150h8" stroke="#eef" stroke-width="4"/>',
  garment:
    '<path d="M150 44l-74 42 26 48 28-14v136h140V120l28 14 26-48-74-42c-10 22-28 30-50 30s-40-8-50-30z" fill="B"/><path d="M150 44c10 22 28 30 50 30s40-8 50-30l-14-4c-8 14-20 22-36 22s-28-8-36-22z" fill="D"/><path d="M200 76v178" stroke="D" stroke-width="2"/>',
  shoe: '<path d="M62 214v-92c24 22 62 22 84-10l52 50c34 24 74 32 120 40 22 4 30 12 30 32z" fill="B"/><path d="M58 214h292c0 22-8 30-24 30H58z" fill="#f2efe8"/><path d="M176 142l-26 26M204 168l-24 26M232 184l-22 24" stroke="#f2efe8" stroke-width="6" stroke-linecap="round"/>',
  book: '<path d="M200 92c-40-26-84-30-128-30v168c44 0 88 4 128 30 40-26 84-30 128-30V62c-44 0-88 4-128 30z" fill="B"/><path d="M200 92v168" stroke="D" stroke-width="6"/><path d="M96 96c28 0 54 4 80 16M96 126c28 0 54 4 80 16M304 96c-28 0-54 4-80 16M304 126c-28 0-54 4-80 16" stroke="D" stroke-width="4" fill="none"/>',
  toy: '<path d="M96 150h208v96H96z" fill="B"/><path d="M118 126h44v24h-44zM178 126h44v24h-44zM238 126h44v24h-44z" fill="D"/><path d="M136 70h128v56H136z" fill="D"/><path d="M152 48h36v22h-36zM212 48h36v22h-36z" fill="B"/>',
  art: '<path d="M92 40h216v220H92z" fill="D"/><path d="M112 60h176v180H112z" fill="#f3ece0"/><path d="M112 204l54-72 40 48 30-34 52 58v36H112z" fill="B"/><circle cx="244" cy="100" r="18" fill="#e0a458"/>',
  furniture:
    '<path d="M142 46h116l18 104H124z" fill="B"/><path d="M116 150h168v30H116z" fill="D"/><path d="M128 180h16v84h-16zM256 180h16v84h-16z" fill="D"/>',
  card: '<rect x="70" y="72" width="260" height="160" rx="16" fill="B"/><path d="M70 104h260v34H70z" fill="D"/><path d="M96 166h128v12H96zM96 190h84v12H96z" fill="#fff" opacity=".7"/><rect x="266" y="178" width="40" height="30" rx="5" fill="#e8d9a8"/>',
  fruit:
    '<circle cx="160" cy="176" r="64" fill="B"/><circle cx="250" cy="190" r="54" fill="D"/><path d="M162 116c0-26 10-46 34-56" stroke="#5a4632" stroke-width="8" fill="none"/><path d="M190 78c26-20 54-16 66-2-22 18-48 18-66 2z" fill="#6b8f3f"/>',
} as const;
type Thing = keyof typeof THINGS;

const OF_CATEGORY: Readonly<Record<OrderItem['category'], Thing>> = {
  electronics: 'laptop',
  luxury_bag: 'bag',
  watch_jewelry: 'watch',
  apparel: 'garment',
  shoes: 'shoe',
  home: 'furniture',
  books_media: 'book',
  toys_hobby: 'toy',
  collectible_art: 'art',
  virtual_code: 'card',
  fresh: 'fruit',
};
const BY_TITLE: readonly (readonly [RegExp, Thing])[] = [
  [/iphone|手机|phone|pixel/i, 'phone'],
  [/switch|掌机|psp/i, 'handheld'],
  [/充电宝|power ?bank/i, 'powerbank'],
];

/** The whole thing, and a part of it from near by. */
const VIEWS = { 1: '0 0 400 300', 2: '104 84 168 126' } as const;
const BODIES = ['#3a4048', '#8c6d4f', '#4d6a85', '#9a4f4f', '#5f7a5c', '#b89b6a', '#6d5a80'];
const WALLS = ['#d9d3c7', '#cfd8dc', '#dcd5df', '#d3dccf'];

type Listed = Pick<OrderItem, 'title' | 'category'>;

/** Where the demo's own server draws them. */
export const LISTING_PHOTOS = '/v1/demo/listing-photos/';

/** Addresses of a listing's pictures: the same item has the same ones. */
export function listingPhotos({ title, category }: Listed): string[] {
  const thing = BY_TITLE.find(([words]) => words.test(title))?.[1] ?? OF_CATEGORY[category];
  return Object.keys(VIEWS).map((view) => `${LISTING_PHOTOS}${thing}-${tintOf(title)}-${view}.svg`);
}

/** The picture of that name; `undefined` where nothing is called so. */
export function drawListingPhoto(name: string): string | undefined {
  const [, thing = '', tint = '', view = ''] = /^([a-z]+)-(\d{1,10})-(\d)\.svg$/.exec(name) ?? [];
  if (!isThing(thing) || !(view in VIEWS)) return undefined;
  const body = BODIES[Number(tint) % BODIES.length] ?? '';
  const wall = WALLS[Number(tint) % WALLS.length] ?? '';
  const drawn = THINGS[thing]
    .replaceAll('"B"', `"${body}"`)
    .replaceAll('"D"', `"${body}" filter="url(#d)"`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="${VIEWS[Number(view) as 1]}"><defs><filter id="d"><feComponentTransfer><feFuncR type="linear" slope=".72"/><feFuncG type="linear" slope=".72"/><feFuncB type="linear" slope=".72"/></feComponentTransfer></filter><linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#fff"/><stop offset="1" stop-color="${wall}"/></linearGradient></defs><path d="M0 0h400v300H0z" fill="url(#w)"/><path d="M0 226h400v74H0z" fill="${wall}"/><ellipse cx="200" cy="258" rx="150" ry="13" opacity=".16"/>${drawn}</svg>`;
}

const isThing = (name: string): name is Thing => Object.hasOwn(THINGS, name);

const BIG = 1_000_003;
const tintOf = (title: string): number =>
  [...title].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % BIG, 7);
