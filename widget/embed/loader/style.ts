/** Kept in the shadow root as a constructed sheet: the page's own rules and its CSP stay out of it. */
export const LOADER_CSS = `
:host{all:initial}
button{position:fixed;right:24px;bottom:24px;z-index:2147483000;width:56px;height:56px;padding:0;
border:0;border-radius:50%;background:#0f5c56;color:#fff;cursor:pointer;
box-shadow:0 6px 20px rgba(10,40,38,.28);transition:transform .18s,background .18s}
button:hover{background:#0b4a45;transform:translateY(-2px)}
button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #0f5c56}
svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;
stroke-linejoin:round;display:block;margin:auto}
span{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;padding:0 6px;
box-sizing:border-box;border-radius:11px;background:#c8372d;color:#fff;
font:600 12px/22px -apple-system,"PingFang SC","Microsoft YaHei",sans-serif;text-align:center}
span[hidden]{display:none}
iframe{position:fixed;right:24px;bottom:96px;z-index:2147483001;display:none;border:0;
width:400px;height:min(660px,calc(100vh - 120px));border-radius:18px;background:#f5f6f4;
color-scheme:light dark;box-shadow:0 18px 56px rgba(10,30,28,.26),0 2px 8px rgba(10,30,28,.1)}
iframe.open{display:block;animation:in .22s cubic-bezier(.2,.8,.3,1)}
iframe.wide{width:min(820px,calc(100vw - 48px));height:min(820px,calc(100vh - 120px))}
@keyframes in{from{opacity:0;transform:translateY(14px) scale(.985)}}
@media(max-width:640px){
button{right:16px;bottom:calc(16px + env(safe-area-inset-bottom))}
:host([data-open]) button{display:none}
iframe,iframe.wide{inset:0;width:100%;height:100vh;height:100dvh;border-radius:0;box-shadow:none}}
@media(prefers-color-scheme:dark){iframe{background:#101715}}
@media(prefers-reduced-motion:reduce){button{transition:none}iframe.open{animation:none}}
`;
