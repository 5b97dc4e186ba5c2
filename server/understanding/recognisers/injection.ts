import type { Slot } from '../../terms/understanding.ts';
import { matches, type Recogniser } from './recogniser.ts';

const COMMANDING =
  /(?:忽略|无视|忘记|忘掉|跳过|绕过)[^,。!?]{0,8}(?:规则|指令|提示|设定|限制|要求|流程|审核|判断|对话|结论)|(?:规则|指令|限制)[^,。!?]{0,4}(?:作废|失效|取消)|你(?:现在|从现在起|接下来)[^,。!?]{0,4}(?:是|扮演)[^,。!?]{0,10}(?:专员|管理员|机器人|模式|助手|开发)|系统(?:消息|提示|指令|管理员)[:：]|管理员已?(?:批准|授权|同意)|(?:发|给|说|告诉|输出|打印|展示)[^,。!?]{0,6}(?:提示词|系统提示|prompt)|提示词[^,。!?]{0,4}(?:发|给|说|输出)|最高权限|权限最高|开发者模式|(?:调用|执行|call|run|execute) ?\w{0,20}refund\w{0,12} ?\(|refund\(\d|\bignore (?:all |any )?(?:the |your |previous |prior |above )+(?:rules?|instructions?|prompts?)|\byou are now\b|\bsystem ?(?:prompt|message)\b|\b(?:developer|debug|maintenance|admin|god) mode\b|(?:调试|维护|上帝)模式|\bjailbreak\b|\bact as (?:a|an|the)\b|\bdisregard\b[^.!?]{0,20}\b(?:rules?|instructions?)|<\|?(?:system|im_start|assistant)|\[(?:system|inst)\]|"role" ?: ?"(?:system|assistant)"|\bapproved by (?:the )?admin|^\s*[[【(（<][^\]】)）>]{0,6}(?:卖家|商家|寄售方|平台|客服|系统|机器人|管理员|备注|仲裁|裁决|seller|merchant|arbitrat\w*|judge|jury|platform|support|system|bot|admin)[^\]】)）>]{0,8}[\]】)）>]|以下[为是](?:平台|系统|官方)(?:公告|指令|消息|通知)/g;

/** Text that looks like an instruction to a machine. It is logged, and changes nothing else. */
export const recogniseInjection: Recogniser = ({ text }) => {
  const hit = matches(text, COMMANDING)[0];
  return hit
    ? [
        {
          name: 'injection',
          value: 'suspected',
          start: hit.index,
          end: hit.index + hit[0].length,
        } satisfies Slot,
      ]
    : [];
};
