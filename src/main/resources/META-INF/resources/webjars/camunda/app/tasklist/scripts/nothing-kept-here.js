// Tasklist keeps what is written in a form in the browser, where the next person at the same computer can read it. Drafts
// are kept on the server instead (drafts.js); what is still here from before goes.
const OF_A_FORM = /^cam(unda-form|Form):/;
const { setItem } = Storage.prototype;

Storage.prototype.setItem = function setNothingOfAForm(key, value) {
  if (!OF_A_FORM.test(key)) {
    setItem.call(this, key, value);
  }
};

[localStorage, sessionStorage].forEach(storage => Object.keys(storage)
  .filter(key => OF_A_FORM.test(key))
  .forEach(key => storage.removeItem(key)));
