const ZH = /已经?先?(?:[为替]您|转给|交给|请|发到|冻结|关闭)|先(?:[为替]您)?(?:冻结|关闭)了|我已/;
/** "Once I've checked" has not happened yet. */
const EN = /(?<!\b(?:once|after|until|when) )\bI(?:['’]ve| have) (?!been\b|all\b)/i;

/** Whether a sentence tells of something done: such a sentence has to name the deed that backs it. */
export const claimsDeed = (text: string): boolean => ZH.test(text) || EN.test(text);
