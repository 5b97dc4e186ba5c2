/** What is known of a photo once it was decoded and stored anew. */
export interface ImageFacts {
  /** Pixels as the photo is to be looked at, its orientation applied. */
  readonly width: number;
  readonly height: number;
  /** 0 to 1; see `sharpness`. */
  readonly sharpness: number;
  /** Mean light, 0 to 1. */
  readonly exposure: number;
  readonly light?: 'dark' | 'bright' | undefined;
  /** 16 hex digits to look alike pictures up by; absent for a picture too plain. See `pictureHash`. */
  readonly hash?: string | undefined;
  /** 32 by 32 levels of grey, base64, to compare it with them. See `samePicture`. */
  readonly signature: string;
  /** The camera's own time, ISO 8601 UTC, where the file bore one. */
  readonly takenAt?: string | undefined;
  /** The file says of itself that it is a picture of a screen. */
  readonly screenshot: boolean;
  /** Hex SHA-256 and size of the file as stored. */
  readonly storedSha256: string;
  readonly storedBytes: number;
}

/** One photo to read: paths of the file received and of the two files to write. */
export interface ImageJob {
  readonly input: string;
  readonly output: string;
  readonly preview: string;
}

/** Why a photo could not be read, in words for its sender. */
export interface ImageFailure {
  readonly reason: 'broken' | 'too_many_pixels' | 'too_slow';
}

/** Pixels of the largest photo that is decoded; a 50 KB bomb unfolds to 256 million. */
export const MAX_PIXELS = 40_000_000;
/** The same for files that unfold only as a whole (progressive, interlaced): no phone writes them larger. */
export const MAX_WHOLE_PIXELS = 20_000_000;
/** Longest side kept. A flaw can be seen at this size, and a bigger one costs memory for nothing. */
export const STORED_SIDE = 3_072;
/** Width of the stored preview, in pixels. */
export const PREVIEW_WIDTH = 320;
/** Longest side at which sharpness and light are measured, so that they mean the same for every camera. */
export const MEASURED_SIDE = 1_024;
