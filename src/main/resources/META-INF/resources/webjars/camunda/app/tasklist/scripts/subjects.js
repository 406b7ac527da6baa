// The name of a task says what to do, and not for whom: a list of five interviews would be five equal lines. A form that
// shows a subject says it; asked once a task, since it does not change.
const asked = new Map();

async function ask(taskId, api) {
  const answer = await fetch(`${api.engineApi}/task/${taskId}/form-variables?variableNames=subject`, {
    headers: { Accept: "application/json" },
  });
  return answer.ok ? (await answer.json()).subject?.value : undefined;
}

export default {
  id: "drumbeat-subject",
  pluginPoint: "tasklist.card",
  priority: 300,
  render: async (node, { taskId, api }) => {
    if (!asked.has(taskId)) {
      asked.set(taskId, ask(taskId, api));
    }
    node.className = "drumbeat-subject";
    node.textContent = (await asked.get(taskId)) ?? "";
  },
};
