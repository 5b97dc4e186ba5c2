import type { RefusalText } from './refusal-text.ts';

/** What is said of files, findings and too many tries. */
export const FILES: readonly RefusalText[] = [
  ['The form has no file.', '请选择文件'],
  ['{id} is not a file of this case', '这份文件不属于本工单', 'that is not a file of this case'],
  ['is missing', '必填'],
  ['is needed', '必填'],
  ['The file is empty.', '文件是空的'],
  ['This one failed on our side; nothing was half done.', '系统出了点问题，这一单未处理，请重试'],
  [
    'This is not a photo, video or PDF. Send a JPEG, PNG or WebP photo, an MP4, MOV or WebM video, or a PDF.',
    '请上传 JPEG、PNG、WebP 照片，MP4、MOV、WebM 视频或 PDF',
  ],
  [
    'HEIC photos cannot be read here. Send it as a JPEG; on an iPhone choose Settings, Camera, Formats, Most Compatible.',
    '暂不支持 HEIC 照片，请转为 JPEG；iPhone 可在 设置-相机-格式 中选「兼容性最佳」',
  ],
  ['A file of this type may have at most {n} MB.', '这种文件最大 {n} MB'],
  ['A file may have at most {n} MB.', '文件最大 {n} MB'],
  ['Many photos are being looked at. Try again in a moment.', '照片较多，正在排队处理，请稍后重试'],
  ['The jury is sitting; ask again once it has decided.', '评审团正在评议，结果出来后再查看'],
  [
    'A batch names at most {n} tickets; this one names {m}. Send several.',
    '一次最多处理 {n} 单，请分批',
  ],
  ['Too many tries; wait {n} min.', '尝试次数过多，请 {n} 分钟后再试'],
  ['Too many calls; try again in {n} s.', '操作太频繁，请 {n} 秒后再试'],
  ['E-mail or password is wrong.', '邮箱或密码不正确'],
  ['say how much is admitted, in minor units', '请填写认赔金额', 'say how much is admitted'],
  ['say how much is billed, in minor units', '请填写账单金额', 'say how much is billed'],
  ['say what the bill is called, for ever', '请填写账单号'],
  [
    'say what the code is really worth, in minor units',
    '请填写实际面值',
    'say what the code is really worth',
  ],
  ['say why', '请填写理由'],
  ['it cannot be read', '无法识别'],
];
