import { statSync } from 'node:fs';
import { MODEL_PATH, trainAndSave } from '../load-model.ts';

/** `npm run intents:train`: learns from `intents/` and writes the model file. */
const began = performance.now();
trainAndSave();
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const megabytes = (statSync(MODEL_PATH).size / 1e6).toFixed(2);
console.log(`Trained in ${seconds} s; the model is ${megabytes} MB.`);
