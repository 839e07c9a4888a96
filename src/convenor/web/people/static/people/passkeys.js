// A passkey that was not given (the person turned back, or has none for this site) is no fault: say so, and go on.
document.addEventListener('allauth.error', (event) => {
  event.preventDefault();
  const button = document.querySelector('#passkey_login, #mfa_webauthn_authenticate, #mfa_webauthn_add, #mfa_webauthn_reauthenticate');
  const place = document.getElementById('passkey-says');
  if (!button || !place) return;
  place.textContent = place.dataset.says;
  button.focus();
});
