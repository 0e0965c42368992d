import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks PDFs against PDF/UA-1 with veraPDF's engine, and tells for each "PASS FILE", or "FAIL FILE" and its faults.
 *
 * The profile is read by hand: veraPDF's own reader needs JAXB, which is not in the package.
 */
public class CheckUA {
  static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFUA_1;
  static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

  public static void main(String[] paths) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    for (String path : paths) {
      try (InputStream file = new FileInputStream(path);
          PDFAParser parser = Foundries.defaultInstance().createParser(file, FLAVOUR)) {
        tell(path, Foundries.defaultInstance().createValidator(profile, false).validate(parser));
      }
    }
    System.exit(0);
  }

  static void tell(String path, ValidationResult result) {
    System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + path);
    TreeMap<String, String> faults = new TreeMap<>();
    for (TestAssertion found : result.getTestAssertions()) {
      if (found.getStatus() == TestAssertion.Status.FAILED) {
        String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
        faults.putIfAbsent(rule, found.getMessage() + " @ " + found.getLocation().getContext());
      }
    }
    faults.forEach((rule, what) -> System.out.println("  " + rule + ": " + what));
  }

  static ValidationProfile profile() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(CheckUA.class.getResourceAsStream(PROFILE))
            .getDocumentElement();
    SortedSet<Rule> rules = new TreeSet<>(new Profiles.RuleComparator());
    for (Element rule : parts(root, "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element one : parts(root, "variable")) {
      String name = one.getAttribute("name");
      String object = one.getAttribute("object");
      variables.add(Profiles.variableFromValues(name, object, text(one, "defaultValue"), text(one, "value")));
    }
    return Profiles.profileFromValues(
        FLAVOUR, Profiles.profileDetailsFromValues("", "", "", new Date()), "", rules, variables);
  }

  static Rule rule(Element rule) {
    Element id = parts(rule, "id").get(0);
    Element error = parts(rule, "error").get(0);
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element one : parts(error, "argument")) {
      String name = one.hasAttribute("name") ? one.getAttribute("name") : null;
      arguments.add(ErrorArgumentImpl.fromValues(one.getTextContent(), name, null));
    }
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), arguments),
        new ArrayList<>());
  }

  static List<Element> parts(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    List<Element> parts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      parts.add((Element) found.item(i));
    }
    return parts;
  }

  static String text(Element element, String tag) {
    List<Element> found = parts(element, tag);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
