/** Whether a drag or a clipboard brings files rather than text. */
export const holdsFiles = (data: DataTransfer | null): boolean =>
  data?.types.includes('Files') ?? false;

export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp,image/heic,image/heif';
const VIDEO_TYPES = 'video/mp4,video/quicktime,video/webm';

/** What a file dialog offers for a kind of evidence. */
export const acceptFor = (kind: 'photo' | 'video' | 'screenshot' | 'document' | 'any'): string => {
  switch (kind) {
    case 'photo':
    case 'screenshot':
      return PHOTO_TYPES;
    case 'video':
      return VIDEO_TYPES;
    case 'document':
      return `${PHOTO_TYPES},application/pdf`;
    case 'any':
      return `${PHOTO_TYPES},${VIDEO_TYPES},application/pdf`;
  }
};
