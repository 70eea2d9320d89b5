// Passkey buttons for signing in and for enrolment. Everything it says comes from data attributes of the page.
(() => {
  const webauthn = window.SimpleWebAuthnBrowser;

  async function postJson(url, csrf, body) {
    const answer = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw Object.assign(new Error('refused'), { status: answer.status });
    return answer.json();
  }

  function askDevice(mode, optionsJSON) {
    return mode === 'enrol' ? webauthn.startRegistration({ optionsJSON }) : webauthn.startAuthentication({ optionsJSON });
  }

  function reasonOf(error) {
    if (error.status === 429) return 'Wait';
    if (error.name === 'InvalidStateError') return 'Already';
    if (error.name === 'NotAllowedError' || error.name === 'AbortError') return 'Cancelled';
    return 'Failed';
  }

  // Only a path of our own origin is followed, whatever the answer says.
  function go(to) {
    const target = new URL(to, location.href);
    if (target.origin !== location.origin) throw new Error('foreign target');
    location.assign(target.href);
  }

  function say(element, text) {
    element.textContent = text;
    element.hidden = text === '';
  }

  function prepare(block) {
    const { passkey: mode, optionsUrl, answerUrl, csrf } = block.dataset;
    const button = block.querySelector('[data-passkey-start]');
    const problem = block.querySelector('[data-passkey-problem]');
    const status = block.querySelector('[data-passkey-status]');
    button.addEventListener('click', async () => {
      button.disabled = true;
      say(problem, '');
      say(status, block.dataset.textWorking);
      try {
        const options = await postJson(optionsUrl, csrf, {});
        const answer = await askDevice(mode, options);
        go((await postJson(answerUrl, csrf, answer)).to);
      } catch (error) {
        say(status, '');
        say(problem, block.dataset[`text${reasonOf(error)}`]);
        button.disabled = false;
        button.focus();
      }
    });
    block.hidden = false;
  }

  const supported = Boolean(webauthn && webauthn.browserSupportsWebAuthn());
  for (const block of document.querySelectorAll('[data-passkey]')) {
    if (supported) prepare(block);
  }
  for (const note of document.querySelectorAll('[data-passkey-unsupported]')) {
    note.hidden = supported;
  }
  for (const companion of document.querySelectorAll('[data-passkey-companion]')) {
    companion.hidden = !supported;
  }
})();
