// Sends the answer to the service at once (response_mode=form_post). Without script the button on the page does it.
(() => {
  const form = document.querySelector('form[data-form-post]');
  if (form) form.submit();
})();
