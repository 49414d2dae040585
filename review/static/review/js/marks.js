// Marks words as a claim, and puts facts into text, in the admin's rich text editor.
(() => {
  const { React, DraftJS, draftail } = window;
  const { EditorState, Modifier } = DraftJS;

  const showForm = (modal) => {
    const form = modal.body.find("form")[0];
    if (!form) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      modal.postForm(form.action, new URLSearchParams(new FormData(form, event.submitter)).toString());
    });
  };
  const onload = {
    form: showForm,
    chosen: (modal, answer) => modal.respond("chosen", answer.chosen),
  };

  // `place` puts the entity into the text: what is selected, or what the entity stands for.
  const source = (mutability, asked, place) =>
    class extends draftail.ModalWorkflowSource {
      getChooserConfig(entity, selected) {
        const urlParams = { ...(entity ? entity.getData() : {}), ...asked(selected) };
        return {
          url: this.props.entityType.chooserUrls.chooser,
          urlParams,
          onload,
          responses: { chosen: this.onChosen },
        };
      }

      filterEntityData(data) {
        return data;
      }

      onChosen(data) {
        const { editorState, entityType, onComplete } = this.props;
        const { words, ...kept } = data;
        const content = editorState.getCurrentContent().createEntity(entityType.type, mutability, kept);
        const key = content.getLastCreatedEntityKey();
        this.workflow.close();
        onComplete(place(editorState, content, key, words));
      }
    };

  const mark = (state, content, key) =>
    EditorState.push(state, Modifier.applyEntity(content, state.getSelection(), key), "apply-entity");
  const put = (state, content, key, words) => {
    const style = state.getCurrentInlineStyle();
    const replaced = Modifier.replaceText(content, state.getSelection(), words, style, key);
    return EditorState.push(state, replaced, "insert-characters");
  };

  const shown = (icon, label) => (props) => {
    const data = props.contentState.getEntity(props.entityKey).getData();
    return React.createElement(
      draftail.TooltipEntity,
      {
        ...props,
        icon: `#icon-${icon}`,
        label: label(data),
        url: null,
      },
      props.children,
    );
  };

  draftail.registerPlugin(
    {
      type: "CLAIM",
      source: source("MUTABLE", (selected) => ({ words: selected }), mark),
      decorator: shown("glasses", (data) => data.label || ""),
    },
    "entityTypes",
  );
  draftail.registerPlugin(
    {
      type: "FACT",
      source: source("IMMUTABLE", () => ({}), put),
      decorator: shown("clipboard-list", () => ""),
    },
    "entityTypes",
  );
})();
