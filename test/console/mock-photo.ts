/** A drawn laptop in place of a photo: whole, close up with its scratch, or its serial number. */
export function mockPhoto(id: string): string {
  const blur = id === 'evd_2' ? 'filter="url(#blur)"' : '';
  const scratch = '<path d="M230 120 L330 215" stroke="#dfe7ee" stroke-width="3"/>';
  const laptop = `<rect x="130" y="70" width="380" height="240" rx="12" fill="#20262c"/><rect x="146" y="86" width="348" height="208" fill="#3b4a57"/><path d="M90 330 h460 l30 60 h-520z" fill="#2a3138"/>`;
  const serial = `<rect x="120" y="140" width="400" height="180" rx="8" fill="#e9ecef"/><text x="150" y="220" font-family="monospace" font-size="34">S/N PF3K9X2A</text><path d="M150 250h340v40h-340z" fill="#222"/>`;
  const zoom =
    id === 'evd_2' || id === 'evd_4' ? 'transform="translate(-420 -200) scale(2.4)"' : '';
  const drawn = id === 'evd_3' ? serial : `<g ${zoom}>${laptop}${scratch}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" width="1280" height="960"><defs><filter id="blur"><feGaussianBlur stdDeviation="9"/></filter></defs><rect width="640" height="480" fill="#b9a58c"/><g ${blur}>${drawn}</g></svg>`;
}
