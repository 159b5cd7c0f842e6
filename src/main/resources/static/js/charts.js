import { lang } from './words.js';

/** Charts by ECharts in the page's own colours; each has its words for who cannot see it. */

const painted = name => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

export const paint = () => ({ ink: painted('--ink'), quiet: painted('--quiet'), line: painted('--line'), brand: painted('--brand'), card: painted('--card'), warn: painted('--warn') });

const fitted = new ResizeObserver(entries => entries.forEach(entry => window.echarts.getInstanceByDom(entry.target)?.resize()));

/** @param says what the chart shows, in a sentence */
export function chart(box, says, option) {
  const { ink, card, line } = paint();
  const drawn = window.echarts.getInstanceByDom(box) ?? window.echarts.init(box, null, { renderer: 'svg', locale: lang() === 'zh' ? 'ZH' : 'EN' });
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', says);
  drawn.setOption({
    animation: false,
    textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
    ...option,
    tooltip: { confine: true, backgroundColor: card, borderColor: line, textStyle: { color: ink, fontSize: 13 }, extraCssText: 'max-width:24rem;white-space:normal', ...option.tooltip },
  }, { notMerge: true });
  drawn.resize();
  fitted.observe(box);
  box.dataset.drawn = says;
  return drawn;
}

export function axis(extra = {}) {
  const { quiet, line } = paint();
  return { axisLine: { lineStyle: { color: line } }, axisTick: { lineStyle: { color: line } }, axisLabel: { color: quiet, hideOverlap: true }, splitLine: { lineStyle: { color: line } }, ...extra };
}

export const percent = share => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
