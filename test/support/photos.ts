import sharp from 'sharp';

/** Three photos of the seed claim, drawn: the whole laptop, the scratch, the serial number. */
const SCENES = {
  overview: `<rect width="1200" height="900" fill="#b9a88f"/><rect x="190" y="120" width="820" height="520" rx="26" fill="#20242a"/><rect x="226" y="156" width="748" height="448" fill="#31506b"/><path d="M120 690h960l60 90H60z" fill="#2a2e35"/><path d="M640 210l120 86" stroke="#e9f2fa" stroke-width="4"/>`,
  closeup: `<rect width="1200" height="900" fill="#2b4a66"/><path d="M180 640L980 250" stroke="#eaf3fb" stroke-width="12" stroke-linecap="round"/><path d="M300 610L900 310" stroke="#9db8cf" stroke-width="4"/><rect x="60" y="760" width="1080" height="80" fill="#e6d9b8"/><path d="M100 760v40M200 760v56M300 760v40M400 760v56M500 760v40M600 760v56M700 760v40M800 760v56M900 760v40M1000 760v56" stroke="#333" stroke-width="5"/>`,
  serial: `<rect width="1200" height="900" fill="#23262b"/><rect x="220" y="300" width="760" height="300" rx="16" fill="#e9e6df"/><path d="M280 360v180M300 360v180M330 360v180M342 360v180M372 360v180M402 360v180M412 360v180M450 360v180M470 360v180M500 360v180" stroke="#111" stroke-width="9"/><text x="550" y="470" font-size="64" font-family="monospace" fill="#111">PF3K9X2A</text>`,
} as const;
export type Scene = keyof typeof SCENES;

/** A JPEG as a phone would make it; `blurred` is what an unsteady hand gives. */
export async function photo(scene: Scene, blurred = false): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200" viewBox="0 0 1200 900">${SCENES[scene]}</svg>`;
  const grain = await sharp({
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 22 },
    },
  })
    .png()
    .toBuffer();
  const picture = sharp(Buffer.from(svg)).composite([{ input: grain, blend: 'soft-light' }]);
  const flat = await picture.png().toBuffer();
  return sharp(flat)
    .blur(blurred ? 14 : 0.3)
    .jpeg({ quality: 88 })
    .toBuffer();
}
