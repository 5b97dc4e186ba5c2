/** `林*`: the first letter of a name. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}*`;

/** `138****0023`: enough to recognise one's own number. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** The first letters of an address, which is the city at most. */
const SHOWN = 3;
export const maskAddress = (address: string): string =>
  `${[...address].slice(0, SHOWN).join('')}***`;
