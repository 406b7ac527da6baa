// Keeps the file that was chosen while the page tells what is in it, so that whoever has checked it can import it. Without this
// script the form is sent as any other, and the file has to be chosen again.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "upload") {
    return;
  }
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => (button.disabled = true));
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "text/html" } });
    if (answer.redirected) {
      window.location.assign(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const chosen = document.getElementById("file");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.getElementById("file")?.replaceWith(chosen);
    window.scrollTo(0, 0);
  } catch {
    // The connection was lost, or the file has changed since it was chosen: the browser says so.
    buttons.forEach((button) => (button.disabled = false));
    form.submit();
  }
});
