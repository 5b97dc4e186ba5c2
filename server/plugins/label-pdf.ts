import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import type { Address, LabelSheet } from '../channels/labels.ts';

/** The unpacked Chinese font, made at set-up. */
export const LABEL_FONT = fileURLToPath(
  new URL('../../dist/label/noto-sans-sc.ttf', import.meta.url),
);

/** 100 × 150 mm, the paper of label printers, in points. */
const WIDTH = 283;
const HEIGHT = 425;
const MARGIN = 12;
const INNER = WIDTH - 2 * MARGIN;
/** The labelled default carrier: a label of it is for show. */
const SIMULATED = 'SIM';
const PAYERS: Readonly<Record<string, string>> = {
  buyer: '寄件人 sender',
  merchant: '寄售方 consignor',
  platform: '平台 platform',
  carrier: '承运人 carrier',
};

let font: Promise<Buffer> | undefined;

/** Draws a label with the bar code and the QR code of its number. */
export async function drawLabel(sheet: LabelSheet): Promise<Uint8Array> {
  font ??= readFile(LABEL_FONT);
  const { trackingNo } = sheet.parcel;
  const [bars, square, ttf] = await Promise.all([
    picture('code128', trackingNo),
    picture('qrcode', trackingNo),
    font,
  ]);
  const doc = new PDFDocument({ size: [WIDTH, HEIGHT], margin: MARGIN, font: '' });
  const done = collect(doc);
  doc.registerFont('sans', ttf).font('sans');
  drawHead(doc, sheet);
  doc.image(bars, MARGIN, 62, { fit: [INNER, 56], align: 'center' });
  doc.fontSize(11).text(trackingNo, MARGIN, 122, { width: INNER, align: 'center' });
  drawAddress(doc, { mark: '收 TO', size: 11, y: 148 }, sheet.to);
  drawAddress(doc, { mark: '寄 FROM', size: 9, y: 222 }, sheet.from);
  doc.image(square, WIDTH - MARGIN - 84, 300, { fit: [84, 84] });
  drawFacts(doc, sheet);
  doc.end();
  return done;
}

type Doc = InstanceType<typeof PDFDocument>;

function drawHead(doc: Doc, { parcel }: LabelSheet): void {
  const simulated = parcel.carrier === SIMULATED;
  doc.fontSize(18).text(simulated ? '退货面单（模拟）' : '退货面单', MARGIN, MARGIN);
  doc
    .fontSize(9)
    .text(
      simulated
        ? 'Return label · SIMULATED, no carrier takes it'
        : `Return label · ${parcel.carrier}`,
      MARGIN,
      40,
    );
  line(doc, 56);
}

function drawAddress(
  doc: Doc,
  { mark, size, y }: { readonly mark: string; readonly size: number; readonly y: number },
  { name, phone, address }: Address,
): void {
  line(doc, y - 6);
  doc.fontSize(size).text(mark, MARGIN, y, { width: 52 });
  doc.text(`${name}  ${phone}\n${address}`, MARGIN + 56, y, {
    width: INNER - 56,
    height: 62,
    ellipsis: true,
  });
}

function drawFacts(doc: Doc, { number, title, payer, pickup, parcel }: LabelSheet): void {
  line(doc, 292);
  const lines = [
    `工单 Case  ${number}`,
    `物品 Item  ${title}`,
    `运费 Freight  ${PAYERS[payer] ?? payer}`,
    `日期 Date  ${parcel.bookedAt.slice(0, 10)}`,
    ...(pickup === undefined ? [] : [`取件 Pickup  ${pickup}`]),
  ];
  doc.fontSize(9).text(lines.join('\n'), MARGIN, 300, {
    width: INNER - 92,
    height: HEIGHT - MARGIN - 300,
    ellipsis: true,
  });
}

const line = (doc: Doc, y: number): void => {
  doc
    .moveTo(MARGIN, y)
    .lineTo(WIDTH - MARGIN, y)
    .lineWidth(0.5)
    .stroke();
};

/** The library is large and needed for labels only, so it is loaded with the first one. */
async function picture(bcid: 'code128' | 'qrcode', text: string): Promise<Buffer> {
  const { default: bwip } = await import('bwip-js');
  return bwip.toBuffer({ bcid, text, scale: 3, ...(bcid === 'code128' && { height: 14 }) });
}

function collect(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}
