import type { Slot } from '../../terms/understanding.ts';
import { matches, type Recogniser } from './recogniser.ts';

const GROUPED = /(?<![a-z0-9-])[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){2,5}(?![a-z0-9-])/g;
const NAMED =
  /(?:卡密|卡号|密码|兑换码|激活码|充值码|礼品卡|序列码|code|pin|key|gift ?card)[^a-z0-9]{0,6}(?:是|为|is )?[^a-z0-9]{0,3}([a-z0-9]{10,25})(?![a-z0-9])/g;

/** Card codes, masked at once: the plain code never leaves this file. */
export const recogniseCardCode: Recogniser = ({ text }) => {
  const grouped = matches(text, GROUPED).map((hit) => slot(hit[0], hit.index));
  const named = matches(text, NAMED).flatMap((hit) => {
    const code = hit[1] ?? '';
    return /\d/.test(code) ? [slot(code, hit.index + hit[0].lastIndexOf(code))] : [];
  });
  return [...grouped, ...named.filter((one) => !grouped.some((g) => g.start === one.start))];
};

const slot = (code: string, start: number): Slot => ({
  name: 'card_code',
  value: mask(code.toUpperCase()),
  start,
  end: start + code.length,
});

// The first four and the last two are enough to tell codes of one order apart.
const mask = (code: string): string => `${code.slice(0, 4)}-****-**${code.slice(-2)}`;
