import sharp from 'sharp';
import { expect, it } from 'vitest';
import {
  drawListingPhoto,
  LISTING_PHOTOS,
  listingPhotos,
} from '../../prisma/demo/listing-photos.ts';
import { demoOrders } from '../../prisma/seed.ts';

const draw = (address: string) => drawListingPhoto(address.slice(LISTING_PHOTOS.length)) ?? '';

it('every listing of the demo shows its goods, whole and from near by', async () => {
  const items = demoOrders('2026-11-20T08:00:00.000Z').flatMap((order) => order.items);
  expect(items.length).toBeGreaterThanOrEqual(12);
  for (const { listingPhotos: photos = [] } of items) {
    expect(photos).toHaveLength(2);
    const [whole = '', near = ''] = photos.map(draw);
    expect(whole).not.toBe(near);
    const { format, width, height } = await sharp(Buffer.from(whole)).metadata();
    expect([format, width, height]).toEqual(['svg', 800, 600]);
    expect(whole.length).toBeLessThan(4_000);
  }
});

it('the same thing looks the same every time, and another one different', () => {
  const phone = { title: 'iPhone 14 128G', category: 'electronics' } as const;
  expect(listingPhotos(phone)).toEqual(listingPhotos({ ...phone }));
  expect(listingPhotos(phone)[0]).toContain('phone-');
  expect(listingPhotos({ title: 'ThinkPad', category: 'electronics' })[0]).toContain('laptop-');
  expect(draw(listingPhotos(phone)[0] ?? '')).toBe(draw(listingPhotos(phone)[0] ?? ''));
});

it.each(['laptop-1-3.svg', 'toString-1-1.svg', '../phone-1-1.svg', 'phone-1-1.svg"', 'phone'])(
  'nothing is called %s',
  (name) => expect(drawListingPhoto(name)).toBeUndefined(),
);
