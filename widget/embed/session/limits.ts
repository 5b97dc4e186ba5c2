/** The contract's upload limits, repeated because importing it would bring its schemas along. */
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024;
export const MAX_VIDEO_BYTES = 200 * 1024 * 1024;
/** The contract's longest text and most files of one message. */
export const MAX_TEXT = 4_000;
export const MAX_EVIDENCE_PER_MESSAGE = 12;
