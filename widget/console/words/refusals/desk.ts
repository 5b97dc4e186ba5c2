import type { RefusalText } from './refusal-text.ts';

/** What is said at the desk. */
export const DESK: readonly RefusalText[] = [
  [
    '{who} has had this talk since {instant}; ask them to hand it over',
    '{who} 已于 {instant} 接入，可请对方转交',
    '{who} has had this talk since {instant}; ask them to hand it over',
  ],
  ['no time runs for this talk; take it first', '该会话没有在计时，请先接入'],
  ['the talk is not at the desk; take it first', '该会话不在工作台，请先接入'],
  ['only a person can do this', '只有人工可以操作'],
  [
    'several cases are open in this talk; name one as ticketId',
    '该会话有多张工单，请先选定一张',
    'several cases are open in this talk; choose one',
  ],
  [
    'there is no such case in this talk, so no merchant would read it',
    '该会话没有对应工单，寄售方看不到',
  ],
  [
    'case {number} is {state}: nothing more can be said in its thread',
    '工单 {number} {state}，不能再给寄售方留言',
    'case {number} is “{state}”: nothing more can be said in its thread',
  ],
  [
    'nothing in this case fills {{blank}} now; take it out or write it yourself',
    '「{blank}」现在没有可填的内容，请删去或自己写',
  ],
  ['there is no {{blank}}; there are {list}', '没有「{blank}」这个占位符'],
  ['There is no such other conversation.', '没有这个会话'],
  ['name another conversation of this desk', '请选择工作台里的另一个会话'],
  ['A talk cannot be merged into itself.', '不能合并到自己'],
  ['The two talks are of different buyers.', '这两段会话不是同一位买家的'],
  [
    'name another talk of the same buyer; link talks of different buyers instead',
    '请选择同一位买家的会话；不同买家的会话可以关联',
  ],
  ['the talk has moved on since you read it; look at it again', '会话有新的变化，请看过之后再操作'],
  ['the talk is not merged into another', '这段会话没有合并到别处'],
  [
    'other talks were merged into this one; merge the other one into it instead',
    '已有会话合并到这里，请反过来把那一段合并过来',
  ],
  ['the other talk is not at the desk; take it first', '那段会话不在工作台，请先接入'],
  [
    'the other talk was merged into {name}; merge into that one',
    '那段会话已合并到「{name}」，请合并到那一段',
  ],
  [
    'the talk was merged into {name} already; undo that first',
    '这段会话已合并到「{name}」，请先撤销',
  ],
  ['There is no such colleague.', '没有这位同事'],
  ['The conversation is named in the path.', '提交的内容无法识别，请刷新页面后重试'],
  ['leave it out', '无需填写'],
  ['name one of the platform’s own staff', '请选择平台的同事'],
  ['name either a group or a userId', '请选择一个小组或一位同事', 'choose a group or a colleague'],
];
