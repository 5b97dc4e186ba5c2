import type { WidgetLocale } from '../../shared/locale.ts';

const zh = {
  offer: '有进展时通知我',
  why: '锁屏只显示商品名',
  start: '开启',
  later: '不用了',
  waiting: '请在新打开的页面里允许通知',
  on: '已开启，有进展会通知您',
  bell: '通知设置',
  close: '关闭',
  device: '手机或电脑通知',
  devices: (n: number) => (n > 0 ? `已在 ${n} 台设备开启` : '未开启'),
  startHere: '在此设备开启',
  endAll: '全部关闭',
  unsupported: '此浏览器不支持通知',
  mail: '邮件通知',
  noAddress: '店铺没有您的邮箱',
  night: '夜间免打扰',
  nightHours: '22:00–08:00 不打扰，次日早上再通知',
  failed: '没有成功，请稍后再试',
  page: {
    title: '有进展时通知您',
    body: '锁屏上只显示商品名和“有新进展”，不会出现金额、照片和聊天内容，随时可以关闭。',
    start: '开启通知',
    done: '已开启。可以关闭此页，回到刚才的对话。',
    end: '关闭此设备的通知',
    ended: '此设备不再接收通知。',
    denied: '浏览器没有允许通知。请在地址栏旁的网站设置里改为“允许”，再回来点一次。',
    unsupported: '此浏览器不支持通知，可以换用系统自带的浏览器打开店铺。',
    expired: '这个页面已过期，请回到对话里再点一次“开启”。',
    failed: '没有开启成功，请检查网络后再试一次。',
  },
};

type Words = typeof zh;

const en: Words = {
  offer: 'Tell me when there is news',
  why: 'Your lock screen shows the item only',
  start: 'Turn on',
  later: 'No thanks',
  waiting: 'Please allow notifications on the page that just opened',
  on: 'On. You will hear when there is news',
  bell: 'Notification settings',
  close: 'Close',
  device: 'Phone or computer',
  devices: (n) => (n > 0 ? `On for ${n} ${n === 1 ? 'device' : 'devices'}` : 'Off'),
  startHere: 'Turn on here',
  endAll: 'Turn off all',
  unsupported: 'This browser cannot show notifications',
  mail: 'E-mail',
  noAddress: 'The shop has no address of yours',
  night: 'Quiet at night',
  nightHours: 'Nothing from 22:00 to 08:00; you hear in the morning',
  failed: 'That did not work, please try again later',
  page: {
    title: 'Hear when there is news',
    body: 'Your lock screen shows the item and that there is news. No sums, no photos, nothing of the chat. You can turn it off at any time.',
    start: 'Turn on notifications',
    done: 'Done. You may close this page and go back to the chat.',
    end: 'Turn off on this device',
    ended: 'This device hears nothing more.',
    denied:
      'Your browser does not allow notifications. Allow them in the site settings beside the address, then try once more.',
    unsupported: 'This browser cannot show notifications.',
    expired: 'This page has expired. Please go back to the chat and tap “Turn on” again.',
    failed: 'That did not work. Please check your connection and try again.',
  },
};

export const pushWords = (locale: WidgetLocale): Words => (locale === 'en' ? en : zh);
