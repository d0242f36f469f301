// Keeps a page that is being written up to date: reloads it when the site has
// been built anew, and shows what is wrong over it when it could not be.
//
// Texts come from files and are put on the page as text only. The stream is
// open only while the page is seen, because a browser opens no more than six
// to one address and a writer may have many tabs.
(() => {
  'use strict';

  const script = document.querySelector('script[src="/_vakka/live.js"][data-version]');
  const version = script ? script.getAttribute('data-version') : '';
  const stateKey = 'vakka:live:' + location.pathname;
  const closedKey = 'vakka:live:closed';
  let stream = null;
  let retry = 0;
  let panel = null;
  let shown = '';
  let stylesheet = null;
  let reloading = false;

  // Storage may be forbidden; then nothing is remembered.
  const remember = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* see above */ } };
  const recall = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };
  const forget = (key) => { try { sessionStorage.removeItem(key); } catch { /* see above */ } };

  const allDetails = () => [...document.querySelectorAll('details')].filter((d) => !d.closest('.vakka-live'));
  const nameOf = (details, index) => details.id || index + ':' + (details.querySelector('summary')?.textContent ?? '');

  function reload() {
    const open = {};
    allDetails().forEach((d, i) => { open[nameOf(d, i)] = d.open; });
    remember(stateKey, JSON.stringify({ x: scrollX, y: scrollY, open }));
    // Were the browser to restore the place too, the two would add up where
    // the page scrolls smoothly.
    history.scrollRestoration = 'manual';
    reloading = true;
    location.reload();
  }

  function restore() {
    const saved = recall(stateKey);
    if (!saved) return;
    forget(stateKey);
    try {
      const { x, y, open } = JSON.parse(saved);
      allDetails().forEach((d, i) => {
        const was = open[nameOf(d, i)];
        if (typeof was === 'boolean') d.open = was;
      });
      scrollTo({ left: x, top: y, behavior: 'instant' });
    } catch { /* another version's state: start from the top */ }
  }

  function element(name, className, text) {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (text) e.textContent = text;
    return e;
  }

  function close() {
    if (!panel) return;
    panel.remove();
    panel = null;
  }

  function item(problem) {
    const li = element('li');
    const line = element('p');
    if (problem.where) line.append(element('code', '', problem.where), ' ');
    if (problem.severity) line.append(element('strong', '', problem.severity + ':'), ' ');
    line.append(problem.message);
    li.append(line);
    if (problem.hint) li.append(element('p', 'vakka-live-hint', problem.hint));
    return li;
  }

  function show(report, text) {
    if (text === shown) return;
    shown = text;
    close();
    if (!report.problems.length) forget(closedKey); // the same mistake made again is shown again
    // The page that only lists the problems needs no panel over it.
    if (!report.problems.length || document.querySelector('.vakka-live-page')) return;
    if (recall(closedKey) === text) return;

    if (!stylesheet) {
      stylesheet = element('link');
      stylesheet.rel = 'stylesheet';
      stylesheet.href = '/_vakka/live.css';
      document.head.append(stylesheet);
    }
    panel = element('section', 'vakka-live');
    panel.setAttribute('role', report.ok ? 'status' : 'alert');
    panel.lang = report.lang;
    panel.tabIndex = -1;
    if (report.ok) panel.dataset.ok = '';
    const bar = element('div', 'vakka-live-bar');
    const details = element('details');
    details.open = !report.ok;
    const list = element('ol');
    report.problems.forEach((p) => list.append(item(p)));
    details.append(element('summary', '', report.heading), list);
    const button = element('button', '', report.close || '×');
    button.type = 'button';
    button.addEventListener('click', () => { remember(closedKey, text); close(); });
    bar.append(details, button);
    panel.append(bar);
    document.body.append(panel);
  }

  function connect() {
    if (stream || document.visibilityState === 'hidden') return;
    stream = new EventSource('/_vakka/events');
    stream.addEventListener('reload', (e) => { if (e.data !== version) reload(); });
    stream.addEventListener('problems', (e) => show(JSON.parse(e.data), e.data));
    stream.addEventListener('error', () => {
      if (!stream || stream.readyState !== EventSource.CLOSED) return; // it tries again by itself
      stream = null;
      clearTimeout(retry);
      retry = setTimeout(connect, 5000);
    });
  }

  function disconnect() {
    if (stream) stream.close();
    stream = null;
    clearTimeout(retry);
  }

  document.addEventListener('keydown', (e) => {
    if (e.key !== 'Escape' || e.defaultPrevented || !panel) return;
    remember(closedKey, shown);
    close();
  });
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? disconnect() : connect()));
  addEventListener('pagehide', () => {
    disconnect();
    if (!reloading) history.scrollRestoration = 'auto';
  });
  addEventListener('pageshow', connect);
  if (document.readyState === 'complete') restore();
  else addEventListener('load', restore);
  connect();
})();
